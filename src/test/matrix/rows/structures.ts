import { city, cityAndLeaders } from '../actors';
import type { RowsOf } from '../rows';

const NEW = { name: 'Une structure de plus', public: 'CULTURE' } as const;
const PERSON = { lastName: 'Nouvelle', firstName: 'Personne' };
const LEADER = { firstName: 'Awa', lastName: 'Diop', email: 'awa@famille.test' };

export const structures: RowsOf<'structures'> = {
  list: { scope: 'none', who: city, input: () => ({}) },
  search: { scope: 'none', who: city, input: () => ({ q: 'zq' }) },
  page: { scope: 'structure', who: city, input: ({ structureId }) => ({ structureId }) },
  create: { scope: 'none', who: city, input: () => NEW },
  edit: { scope: 'structure', who: city, input: ({ structureId }) => ({ ...NEW, structureId, version: 0 }) },
};

export const people: RowsOf<'people'> = {
  list: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId }) },
  choices: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId }) },
  add: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId, person: PERSON }) },
  edit: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ spareId }) => ({ beneficiaryId: spareId, version: 0, person: PERSON }),
  },
  remove: { scope: 'structure', who: cityAndLeaders, input: ({ spareId }) => ({ beneficiaryId: spareId, version: 0 }) },
  leaders: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId }) },
  addLeader: { scope: 'structure', who: cityAndLeaders, input: ({ structureId }) => ({ structureId, leader: LEADER }) },
  editLeader: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ spareLeaderId }) => ({ groupLeaderId: spareLeaderId, version: 0, leader: LEADER }),
  },
  assign: {
    scope: 'structure',
    who: cityAndLeaders,
    input: ({ allocationId, groupLeaderId, openTicketId }) => ({
      allocationId,
      groupLeaderId,
      ticketIds: [openTicketId],
    }),
  },
};
