import { EVERYWHERE, isGranted, missingHosts, onHostsChanged } from '../../utils/platform/index.ts';
import { contentMatches, mediaHosts } from '../../utils/sites/index.ts';

const WANTED = [...contentMatches, ...mediaHosts.map((host) => `https://${host}/*`)];

/** Addresses of sites and picture servers to which the user has taken access away. */
export const wantedMissing = () => missingHosts(WANTED);

export const watchAccess = (call: () => void) => onHostsChanged(call);

/** Whether pictures may be taken in tabs that no click has armed. */
export const shootsEverywhere = (): Promise<boolean> => isGranted(EVERYWHERE);
