import { beforeAll, describe, expect, test } from 'vitest';
import { nameSheet } from '@/modules/attendance/list-sheets';
import { applyImport, runImport } from '@/modules/imports/apply-import';
import { checkImport } from '@/modules/imports/check-import';
import { readImport } from '@/modules/imports/import.queries';
import { uploadImport } from '@/modules/imports/upload-import';
import type { UserActor } from '@/platform/actor';
import { csvBytes, xlsxBytes } from '@/platform/exports';
import { testDatabase } from '../database';
import { buildActor, buildAllocation, buildProgramme, buildSession, buildStructure, buildTickets } from '../factories';
import { tellCount } from '../matrix/score';
import { HOSTILE } from './hostile-values';

const { sql } = testDatabase();
let programmeId: string;
let structureId: string;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

async function checked(content: Uint8Array<ArrayBuffer>) {
  const asked = { kind: 'BENEFICIARIES', structureId, fileName: 'liste', content } as const;
  const { importId } = await uploadImport(agent, asked);
  await checkImport(importId);
  return readImport(agent, { importId });
}

/** Gives each person of the structure a ticket in their name; answers how many there are. */
async function seatEverybody(): Promise<number> {
  const people = await sql<{ id: string }>('SELECT id FROM beneficiary WHERE structure_id = $1 ORDER BY id', [
    structureId,
  ]);
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: people.length });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  await sql(
    `UPDATE ticket t SET beneficiary_id = u.person, named_at = now()
     FROM unnest($1::uuid[], $2::uuid[]) AS u(ticket, person) WHERE t.id = u.ticket`,
    [ticketIds, people.map(({ id }) => id)],
  );
  return people.length;
}

const WRITERS = { CSV: csvBytes, XLSX: xlsxBytes } as const;
/** Other columns go under headings that no list of people has. */
const LABELS: Readonly<Record<string, string>> = { lastName: 'Nom', firstName: 'Prénom' };

async function namesAs(format: keyof typeof WRITERS): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = await nameSheet(agent, {}, (key) => LABELS[key] ?? `autre${key.length}${key.at(0)}`);
  const parts: Uint8Array[] = [];
  for await (const part of WRITERS[format](sheet)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

describe('Given people with 5,000 hostile names, imported', () => {
  test('when the list of names leaves and comes back, then each is the person who is there already', async () => {
    // A name has a letter somewhere, and no two people have the same.
    const cell = (value: string, more: string): string => `"${value.replaceAll('"', '""')}${more}"`;
    const quoted = HOSTILE.map((value, at) => `${cell(value, ` Ly ${at}`)};${cell(HOSTILE.at(-1 - at) ?? '', ' Awa')}`);
    const found = await checked(new TextEncoder().encode(['Nom;Prénom', ...quoted, ''].join('\r\n')));
    expect(found.state).toBe('READY');
    expect(found.goodRows).toBeGreaterThan(4_000);
    await applyImport(agent, { importId: found.id, version: found.version });
    await runImport(found.id);
    expect((await readImport(agent, { importId: found.id })).state).toBe('APPLIED');
    const people = await seatEverybody();
    expect(people).toBe(found.goodRows);
    for (const format of ['CSV', 'XLSX'] as const) {
      const again = await checked(await namesAs(format));
      expect(again).toMatchObject({ state: 'READY', goodRows: people, badRows: 0 });
      expect(again.report?.effect).toEqual({ created: 0, changed: 0, unchanged: people });
    }
    tellCount(`hostile names imported, exported and imported again: ${people} people in CSV and XLSX, 0 changed`);
  }, 180_000);
});
