import type { SessionPage } from '../page';

/** What every dialog of the page is given. */
export type SessionDialog = { session: SessionPage; opened: boolean; onClose: () => void };
