import { city, only } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';

const admin = only('admin');
const why = { reason: 'OTHER' } as const;
const QUOTA = { minimumPercent: 1 };

export const drawRules: RowsOf<'drawRules'> = {
  page: { scope: 'none', who: only('admin', 'agent', 'auditor'), input: nothingAsked },
  tryQuota: { scope: 'programme', who: admin, input: ({ sessionId }) => ({ ...QUOTA, sessionId }) },
  ofStructure: { scope: 'structure', who: city, input: ({ structureId }) => ({ structureId }) },
  change: { scope: 'none', who: admin, input: () => ({ version: 0, seatsPerTurn: 8, ...why }) },
  addQuota: { scope: 'programme', who: admin, input: ({ sessionId }) => ({ ...QUOTA, sessionId, ...why }) },
  changeQuota: {
    scope: 'programme',
    who: admin,
    input: ({ quotaId }) => ({ quotaId, version: 0, ...QUOTA, ...why }),
  },
  removeQuota: { scope: 'programme', who: admin, input: ({ quotaId }) => ({ quotaId, version: 0, ...why }) },
  tag: { scope: 'structure', who: admin, input: ({ structureId }) => ({ structureId, tag: 'Far', reason: 'No tram' }) },
  untag: { scope: 'structure', who: admin, input: ({ structureId }) => ({ structureId, tag: 'Near', ...why }) },
};
