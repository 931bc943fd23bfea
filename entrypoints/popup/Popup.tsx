import { PageGlance } from '../shared/PageGlance.tsx';

/** The toolbar popup. Opening it arms the tab (activeTab), so a capture from here carries a screenshot. */
export const Popup = () => <PageGlance place="popup" />;
