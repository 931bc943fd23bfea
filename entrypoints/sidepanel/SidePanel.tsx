import { PageGlance } from '../shared/PageGlance.tsx';

/** The side panel (Chrome) or sidebar (Firefox): follows the tab in front of its window. */
export const SidePanel = () => <PageGlance place="panel" />;
