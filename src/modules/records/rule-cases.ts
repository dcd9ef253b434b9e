import { addQuota, changeQuota, removeQuota } from '@/modules/allocation/draw-rules/save-quota';
import type { Case } from './editor-cases';

const why = { reason: 'OTHER' as const };
const quotaOf = async ({ admin }: Parameters<Case['id']>[0]) =>
  (await addQuota(admin, { public: 'YOUTH', minimumPercent: 10, ...why })).quotaId;

/** For tests: what two admins may write on the same quota. */
export const RULE_CASES = {
  'allocation/change-quota': {
    table: 'draw_quota',
    fields: 'minimumPercent',
    id: quotaOf,
    first:
      ({ admin }, quotaId) =>
      (version) =>
        changeQuota(admin, { quotaId, version: version as number, public: 'YOUTH', minimumPercent: 20, ...why }),
    second:
      ({ admin }, quotaId) =>
      (version) =>
        changeQuota(admin, { quotaId, version: version as number, public: 'SPORT', minimumPercent: 10, ...why }),
  },
  'allocation/remove-quota': {
    table: 'draw_quota',
    fields: 'maximumSeats',
    id: quotaOf,
    first:
      ({ admin }, quotaId) =>
      (version) =>
        changeQuota(admin, {
          ...{ quotaId, version: version as number, public: 'YOUTH', minimumPercent: 10, maximumSeats: 40 },
          ...why,
        }),
    second:
      ({ admin }, quotaId) =>
      (version) =>
        removeQuota(admin, { quotaId, version: version as number, ...why }),
  },
} satisfies Readonly<Record<string, Case>>;
