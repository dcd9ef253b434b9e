import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { addBeneficiaryInput, editBeneficiaryInput, removeBeneficiaryInput } from './beneficiary.schema';
import { mayChangeList } from './structure.policy';
import { personSortKey } from './structure.rules';
import { whoseList } from './whose-list';

type Row = { id: string; programmeId: string; structureId: string; lastName: string; firstName: string } & Edited;

/** What the form of a person writes. */
const FIELDS = ['lastName', 'firstName', 'ageBand', 'wheelchair'];

/** Throws `structures/person-not-found`, also for a person of another structure's list. */
async function lockPerson(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId", last_name AS "lastName", first_name AS "firstName",
      version, edits
    FROM beneficiary WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new DomainError('not-found', 'structures/person-not-found');
  return row;
}

/** Rule 1: one more person on a structure's list, by form. Throws `structures/not-found`. */
export const addBeneficiary = command(
  'structures/add-person',
  addBeneficiaryInput,
  async ({ tx, actor, trail }, input) => {
    const list = await whoseList(tx, actor, input.structureId);
    trail({ structureId: list.structureId });
    const { person } = input;
    const { id } = await tx.beneficiary.create({
      data: { ...list, ...person, sortKey: personSortKey(person.lastName, person.firstName) },
      select: { id: true },
    });
    trail({ subject: ['beneficiary', id] });
    return { id };
  },
);

/**
 * Rules 1 and 3: what the list says of a person. Once the person is on a ticket the name stays as it is: another person
 * is a rename, a typing error is corrected by the city. Throws `structures/name-on-ticket`,
 * `common/changed-meanwhile`.
 */
export const editBeneficiary = command(
  'structures/edit-person',
  editBeneficiaryInput,
  async ({ tx, actor, trail }, input) => {
    trail({ subject: ['beneficiary', input.beneficiaryId] });
    const row = await lockPerson(tx, input.beneficiaryId);
    trail({ structureId: row.structureId });
    if (!mayChangeList(actor, row)) throw new DomainError('not-found', 'structures/person-not-found');
    requireSeen(row, { actor, seen: input.version, among: FIELDS });
    const { person } = input;
    const sameName = person.lastName === row.lastName && person.firstName === row.firstName;
    const tickets = await tx.ticket.count({ where: { beneficiaryId: row.id } });
    if (!sameName && tickets > 0) throw new DomainError('conflict', 'structures/name-on-ticket', { tickets });
    if (!person.wheelchair) {
      const seats = await tx.ticket.count({ where: { beneficiaryId: row.id, kind: 'WHEELCHAIR' } });
      if (seats > 0) throw new DomainError('conflict', 'structures/has-wheelchair-seat', { tickets: seats });
    }
    await tx.beneficiary.update({
      where: { id: row.id },
      data: { ...person, sortKey: personSortKey(person.lastName, person.firstName) },
    });
    return { id: row.id };
  },
);

/** Rule 1: off the list; refused while a ticket bears the name. Throws `structures/person-on-ticket`, `common/changed-meanwhile`. */
export const removeBeneficiary = command(
  'structures/remove-person',
  removeBeneficiaryInput,
  async ({ tx, actor, trail }, input) => {
    trail({ subject: ['beneficiary', input.beneficiaryId] });
    const row = await lockPerson(tx, input.beneficiaryId);
    trail({ structureId: row.structureId });
    if (!mayChangeList(actor, row)) throw new DomainError('not-found', 'structures/person-not-found');
    requireSeen(row, { actor, seen: input.version });
    const tickets = await tx.ticket.count({ where: { beneficiaryId: row.id } });
    if (tickets > 0) throw new DomainError('conflict', 'structures/person-on-ticket', { tickets });
    await tx.beneficiary.delete({ where: { id: row.id } });
    return { id: row.id };
  },
);
