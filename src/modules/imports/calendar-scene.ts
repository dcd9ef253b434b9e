import { allocateSeats } from '@/modules/allocation/allocate-seats';
import type { UserActor } from '@/platform/actor';
import type { TestDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { checkImport } from './check-import';
import { compareImport } from './difference.queries';
import { readImport } from './import.queries';
import { listImportRows } from './rows.queries';
import { uploadImport } from './upload-import';

const HOUR = 3_600_000;
const NOW = Math.floor(Date.now() / HOUR) * HOUR;

/** For tests: hours from now, on the hour, as a calendar says it. */
export const at = (hours: number) => new Date(NOW + hours * HOUR);
/** When a session of the scene starts. */
export const WAS = 168;

export type Line = {
  readonly code: string;
  readonly start?: number;
  readonly status?: string;
  readonly venue?: string;
};
const line = ({ code, start = WAS, status = '', venue = 'Arena' }: Line) =>
  [code, 'Athlétisme', venue, at(start).toISOString(), at(start + 3).toISOString(), status].join(';');
const calendar = (lines: readonly Line[]) =>
  ['Code;Sport;Site;Début;Fin;Statut', ...lines.map(line)].map((text) => `${text.replaceAll('.000Z', 'Z')}\n`).join('');

/** A programme, its agent, sessions of which structures hold seats, and calendars sent by file. */
export async function calendarScene(sql: TestDatabase['sql']) {
  const programmeId = await buildProgramme(sql, { time_zone: 'UTC' });
  const agent = await buildActor(sql, 'AGENT', programmeId);
  return {
    programmeId,
    agent,
    /** A session a week ahead; `given` structures hold two seats of it each. */
    async session(code: string, given: number) {
      const times = { starts_at: at(WAS), venue: 'Arena', time_zone: 'UTC' };
      const sessionId = await buildSession(sql, { programme_id: programmeId, code, ...times });
      await buildTickets(sql, { programmeId, sessionId, count: 10 });
      const leaders: UserActor[] = [];
      for (let i = 0; i < given; i++) {
        const leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
        await allocateSeats(agent, { sessionId, structureId: leader.structureId ?? '', quantity: 2, reason: 'OTHER' });
        leaders.push(leader);
      }
      return { sessionId, leaders };
    },
    async checked(...lines: Line[]) {
      const content = new TextEncoder().encode(calendar(lines));
      const file = { kind: 'SESSIONS', structureId: null, fileName: 'c.csv', content } as const;
      const { importId } = await uploadImport(agent, file);
      await checkImport(importId);
      return readImport(agent, { importId });
    },
    async applied(found: { id: string; version: number }) {
      const importId = found.id;
      const compared = await compareImport(agent, { importId });
      await applyImport(agent, { importId, version: found.version, shown: compared?.shown ?? undefined });
      await runImport(importId);
      return readImport(agent, { importId });
    },
    /** Of the rows that are refused. */
    async problems(found: { id: string }) {
      const { rows } = await listImportRows(agent, { importId: found.id, only: 'bad' });
      return rows.flatMap((row) => row.problems.map(({ code, field }) => `${field} ${code}`));
    },
    async mails(kind: string) {
      const mails = await sql(`SELECT 1 FROM mail WHERE programme_id = $1 AND kind = $2::"MailKind"`, [
        programmeId,
        kind,
      ]);
      return mails.length;
    },
  };
}
