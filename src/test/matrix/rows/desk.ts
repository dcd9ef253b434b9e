import { city, cityAndLeaders, only } from '../actors';
import { nothingAsked, type RowsOf } from '../rows';
import type { Sql } from '../world';

const overseers = only('admin', 'agent', 'auditor');
const admin = only('admin');

export const today: RowsOf<'today'> = {
  decisions: { scope: 'none', who: city, input: nothingAsked },
  state: { scope: 'none', who: city, input: nothingAsked },
  navigation: { scope: 'none', who: city, input: nothingAsked },
  works: { scope: 'none', who: city, input: nothingAsked },
  search: { scope: 'none', who: overseers, input: () => ({ q: 'zq' }) },
};

export const audit: RowsOf<'audit'> = {
  trail: { scope: 'none', who: overseers, input: () => ({}) },
  overview: { scope: 'none', who: overseers, input: nothingAsked },
};

export const privacy: RowsOf<'privacy'> = {
  status: { scope: 'none', who: only('admin', 'auditor'), input: nothingAsked },
  certificate: {
    scope: 'programme',
    who: only('admin', 'auditor'),
    input: ({ purgeId }) => ({ purgeId }),
    before: (sql) => sql(`UPDATE purge SET state = 'DONE', finished_at = now(), certificate = '{"rates": []}'`),
  },
  plan: { scope: 'none', who: admin, input: () => ({ earlyReason: 'REHEARSAL' }) },
  confirm: { scope: 'programme', who: admin, input: ({ purgeId }) => ({ purgeId, reason: 'REHEARSAL' }) },
  abandon: { scope: 'programme', who: admin, input: ({ purgeId }) => ({ purgeId }) },
};

const applied = (sql: Sql) => sql(`UPDATE import SET state = 'APPLIED'`);

export const imports: RowsOf<'imports'> = {
  list: { scope: 'none', who: cityAndLeaders, input: () => ({}) },
  read: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId }) },
  rows: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId }) },
  applyRows: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId, version: 0 }) },
  chooseColumns: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ importId }) => ({ importId, version: 0, mapping: { lastName: 1, firstName: 0 } }),
  },
  correctRow: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ importId }) => ({ importId, version: 0, line: 2, decision: 'SKIP' }),
  },
  restoreRow: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId, version: 0, line: 2 }) },
  acceptProposals: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ importId }) => ({ importId, version: 0, code: 'imports/bad-email' }),
  },
  cancel: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId }) },
  difference: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId }) },
  compare: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId }) },
  undoPreview: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ importId }) => ({ importId }),
    before: applied,
  },
  kept: { scope: 'structure', who: cityAndLeaders, input: ({ importId }) => ({ importId }), before: applied },
  undo: {
    scope: 'structure',
    who: cityAndLeaders,
    // What it changed in this world is a record that is gone.
    input: ({ importId }) => ({ importId, reason: 'OTHER', seen: { reversed: 0, kept: 1, impossible: 0 } }),
    before: applied,
  },
};
