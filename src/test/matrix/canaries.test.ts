import { beforeAll, describe, expect, test, vi } from 'vitest';
import { COLUMNS, namesOf } from '@/modules/privacy/personal-columns';
import { testDatabase } from '@/test/database';
import { asJson, knock, signInOf } from './door';
import { buildWorld, type World } from './world';

vi.mock('next/headers', () => import('./entrance'));

const { sql } = testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld(sql);
});

/** Personal columns no word can be planted in, and what stands for them. */
const WITHOUT_A_WORD: Readonly<Record<string, string>> = {
  'beneficiary.age_band': 'one of five',
  'beneficiary.wheelchair': 'yes or no',
  'group_leader.locale': 'one of two',
  'claim_link.group_leader_id': 'group_leader.id',
  'import.reading': 'import.reading.sheet',
  'import.file_id': 'stored_file.id',
  'import_change.record_id': 'beneficiary.id',
  'import_row.cells': 'import_row.cells',
  'invitation.token_hash': 'invitation.nonce',
  'mail.group_leader_id': 'group_leader.id',
  'mail.user_id': 'user_account.id',
  'mail.subject_id': 'any id',
  'stored_file.owner_id': 'user_account.id',
  'ticket.group_leader_id': 'group_leader.id',
  'ticket.beneficiary_id': 'beneficiary.id',
  'ticket_event.group_leader_id': 'group_leader.id',
  'ticket_event.beneficiary_id': 'beneficiary.id',
};

describe('Given the canaries', () => {
  test('then one is planted in every column declared personal', () => {
    const planted = new Set([...world.canaries.fields()].map((field) => field.replace(/ of .*/, '')));
    const bare = Object.entries(COLUMNS).flatMap(([table, { personal }]) =>
      namesOf(personal)
        .map((column) => `${table}.${column}`)
        .filter((column) => !planted.has(column) && !WITHOUT_A_WORD[column]),
    );
    expect(bare).toEqual([]);
  });

  test('when what an admin reads came back to somebody else, then it would be told', async () => {
    const asked = asJson({});
    const { bytes } = await knock('accounts.users', asked, signInOf(world, 'admin', 1));
    expect(world.canaries.leaks('admin@1', bytes, asked)).toEqual([]);
    for (const viewer of ['nobody@1', 'leaderB@1', 'auditor@1', 'gate@1', 'holder@1'] as const)
      expect(world.canaries.leaks(viewer, bytes, asked).map(({ field }) => field)).toContain(
        'user_account.name of leaderA',
      );
  });

  test('when a leader’s list came back to the other leader, or in another programme, then it would be told', async () => {
    const asked = asJson({});
    const { bytes } = await knock('people.list', asked, signInOf(world, 'leaderA', 1));
    expect(world.canaries.leaks('leaderA@1', bytes, asked)).toEqual([]);
    for (const viewer of ['leaderB@1', 'leaderA@2', 'agent@2', 'auditor@1'] as const)
      expect(world.canaries.leaks(viewer, bytes, asked).map(({ field }) => field)).toContain(
        'beneficiary.last_name of A',
      );
  });

  test('when a secret came back in any writing, then it would be told', () => {
    const secret = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
    world.canaries.plantSecret('a secret', secret);
    for (const writing of [
      secret.toString('hex'),
      secret.toString('base64'),
      secret.toString('base64url'),
      secret.join(),
    ])
      expect(world.canaries.leaks('admin@1', `{"x":"${writing}"}`, '').map(({ field }) => field)).toContain('a secret');
  });
});
