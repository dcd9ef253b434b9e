import { z } from 'zod';
import { isCityOf } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { personFields } from './beneficiary.schema';
import { groupLeaderFields } from './group-leader.schema';
import { normaliseEmail, personSortKey } from './structure.rules';

const CHUNK = 5_000;

const addPeopleInput = z.strictObject({
  people: z
    .array(z.strictObject({ structureId: z.uuid(), person: personFields }))
    .min(1)
    .max(100_000),
});
const addLeadersInput = z.strictObject({
  leaders: z
    .array(z.strictObject({ structureId: z.uuid(), leader: groupLeaderFields }))
    .min(1)
    .max(50_000),
});

/** Rule 1: lists of many structures at once, by the city; answers ids in the order given. Throws `common/forbidden`. */
export const addPeople = command(
  'structures/add-people',
  addPeopleInput,
  async ({ tx, actor, trail }, { people }) => {
    const programmeId = programmeIdOf(actor);
    trail({ facts: { people: people.length } });
    authorize(isCityOf(actor, { programmeId }));
    const ids = people.map(() => crypto.randomUUID());
    for (let from = 0; from < people.length; from += CHUNK) {
      const chunk = people.slice(from, from + CHUNK);
      await tx.$executeRaw`
      INSERT INTO beneficiary (id, programme_id, structure_id, last_name, first_name, sort_key, age_band, wheelchair)
      SELECT i, ${programmeId}::uuid, s, l, f, k, a::"AgeBand", w FROM unnest(
        ${ids.slice(from, from + CHUNK)}::uuid[], ${chunk.map((p) => p.structureId)}::uuid[], ${chunk.map((p) => p.person.lastName)}::text[],
        ${chunk.map((p) => p.person.firstName)}::text[], ${chunk.map((p) => personSortKey(p.person.lastName, p.person.firstName))}::text[],
        ${chunk.map((p) => p.person.ageBand)}::text[], ${chunk.map((p) => p.person.wheelchair)}::boolean[]) AS u(i, s, l, f, k, a, w)`;
    }
    return ids;
  },
  { timeoutMs: 60_000 },
);

/** Rule 8: group leaders of many structures at once, by the city; answers ids in the order given. Throws `common/forbidden`, `structures/bad-email`. */
export const addGroupLeaders = command(
  'structures/add-group-leaders',
  addLeadersInput,
  async ({ tx, actor, trail }, { leaders }) => {
    const programmeId = programmeIdOf(actor);
    trail({ facts: { leaders: leaders.length } });
    authorize(isCityOf(actor, { programmeId }));
    const ids = leaders.map(() => crypto.randomUUID());
    for (let from = 0; from < leaders.length; from += CHUNK) {
      const chunk = leaders.slice(from, from + CHUNK);
      await tx.$executeRaw`
      INSERT INTO group_leader (id, programme_id, structure_id, email, last_name, first_name, phone, locale)
      SELECT i, ${programmeId}::uuid, s, e, l, f, nullif(p, ''), o FROM unnest(
        ${ids.slice(from, from + CHUNK)}::uuid[], ${chunk.map((g) => g.structureId)}::uuid[], ${chunk.map((g) => normaliseEmail(g.leader.email))}::text[],
        ${chunk.map((g) => g.leader.lastName)}::text[], ${chunk.map((g) => g.leader.firstName)}::text[], ${chunk.map((g) => g.leader.phone)}::text[],
        ${chunk.map((g) => g.leader.locale)}::text[]) AS u(i, s, e, l, f, p, o)`;
    }
    return ids;
  },
  { timeoutMs: 60_000 },
);
