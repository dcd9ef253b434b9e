import * as letter from '@emails/draw-letter';
import { renderMail } from '@emails/render';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { confirmAllocations } from '@/modules/allocation/confirm-allocation';
import { publishDraw } from '@/modules/allocation/publish-draw';
import { submitDemand } from '@/modules/demands/submit-demand';
import type { UserActor } from '@/platform/actor';
import type { OutgoingMail } from '@/platform/mailer';
import { testDatabase } from '@/test/database';
import { drawnInPublic } from '@/test/drawn-in-public';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { deliverMail } from './deliver-mail';

const { sql } = testDatabase();
const sent: OutgoingMail[] = [];
vi.mock('@/platform/mailer', async (original) => ({
  ...(await original<typeof import('@/platform/mailer')>()),
  deliver: async (mail: OutgoingMail) => {
    sent.push(mail);
    return `test:${mail.id}`;
  },
}));

/** What mail readers cut a mail at. */
const CUT_AT = 102 * 1024;
let programmeId: string;
let agent: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

/** A structure with room for one wish of two, and another that gets nothing; their draw is published. */
async function published() {
  const session = async (code: string, day: number, seats: number) => {
    const id = await buildSession(sql, { programme_id: programmeId, code, starts_at: inHours(24 * day) });
    await buildTickets(sql, { programmeId, sessionId: id, count: seats });
    return id;
  };
  const [roomy, full] = [await session('JUD02', 20, 4), await session('ATH07', 22, 3)];
  const [both, none] = [await buildStructure(sql, { name: 'Atelier des Quais' }), await buildStructure(sql)];
  for (const structureId of [both, none]) await buildActor(sql, 'LEADER', programmeId, structureId);
  const ask = (structureId: string, sessionId: string) =>
    submitDemand(agent, { structureId, sessionId, formula: 'FAMILY', quantity: 1 });
  await ask(both, full);
  await ask(both, roomy);
  await ask(none, full);
  const { drawId } = await drawnInPublic(agent);
  const told = await publishDraw(agent, { drawId });
  return { both, none, drawId, told };
}

async function letterTo(structureId: string): Promise<OutgoingMail> {
  const [mail] = await sql<{ id: string }>(
    `UPDATE mail SET state = 'QUEUED', sent_at = NULL WHERE structure_id = $1 AND kind = 'DRAW_LETTER' RETURNING id`,
    [structureId],
  );
  await deliverMail({ mailId: mail?.id ?? '' });
  const last = sent.at(-1);
  if (!last) throw new Error('nothing was sent');
  return last;
}
/** The two languages of the text, apart. */
const inTwo = (text: string) => {
  const at = text.indexOf('Hello');
  return { fr: text.slice(0, at), en: text.slice(at) };
};

describe('the letter of a draw', () => {
  it('given one wish granted and one refused, then it is one mail that says both, what to answer by when, and why, in French and English', async () => {
    const { both, none, drawId, told } = await published();
    expect(told.mails).toBe(2);
    const kinds = await sql(`SELECT structure_id, kind FROM mail`);
    expect(kinds.map(({ kind }) => kind)).toEqual(['DRAW_LETTER', 'DRAW_LETTER']);
    expect(new Set(kinds.map((mail) => mail.structure_id))).toEqual(new Set([both, none]));

    const mail = await letterTo(both);
    expect(mail.subject).toMatch(/^Tirage au sort : 4 places à confirmer · Draw: please confirm 4 places · /);
    const { fr, en } = inTwo(mail.text.replaceAll(/\s+/g, ' '));
    expect(fr).toMatch(/JUD02.*Vœu 2, 4 places\. Servi en entier\. Tour 1 : .*4 places pour vous : réponse avant le/);
    expect(fr).toMatch(/Ce qui n’a pas pu être servi.*ATH07.*Vœu 1, 4 places\. Non servi\..*il restait 3 places/);
    expect(en).toMatch(/JUD02.*Wish 2, 4 places\. Served in full.*4 places for you: answer before/);
    expect(en).toMatch(/What could not be served.*ATH07.*Wish 1, 4 places\. Not served\..*3 seats were left/);
    expect(fr.indexOf('JUD02')).toBeLessThan(fr.indexOf('ATH07'));
    for (const text of [mail.text, mail.html]) {
      expect(text).not.toMatch(/\{\w+|explain\.|stopped\.|would\.|turn\.|undefined|null|NaN|\[object/);
      expect(text).toContain(`/verification/${drawId}`);
      expect(text).toContain('/espace/demandes/pourquoi');
    }
    expect(mail.html).toMatch(/<html[^>]* lang="fr"/);
    expect(mail.html).toContain('lang="en"');
    expect(Buffer.byteLength(mail.html)).toBeLessThan(CUT_AT);

    const unserved = await letterTo(none);
    expect(unserved.subject).toMatch(/^Résultat du tirage au sort · Result of the draw · /);
    expect(unserved.text).toContain('Aucun de vos vœux n’a pu être servi');
    expect(unserved.text).not.toContain('Dire oui ou non');
  });

  it('given the seats were confirmed before it left, then it asks for nothing any more', async () => {
    const allocations = await sql<{ id: string }>(`SELECT id FROM allocation WHERE state = 'PROPOSED'`);
    await confirmAllocations(agent, { allocationIds: allocations.map(({ id }) => id) });
    const [served] = await sql<{ id: string }>(`SELECT structure_id AS id FROM allocation LIMIT 1`);
    const mail = await letterTo(served?.id ?? '');
    expect(mail.subject).toMatch(/^Résultat du tirage/);
    expect(mail.text).toContain('Servi en entier');
    expect(mail.text).not.toMatch(/réponse avant|Dire oui ou non/);
  });

  it('given many more wishes than a mail has room for, then it stays under what mail readers cut, and says how many are left to read', async () => {
    const [structure] = await sql<{ id: string }>(
      `SELECT structure_id AS id FROM mail WHERE structure_id NOT IN (SELECT structure_id FROM allocation) LIMIT 1`,
    );
    const [draw] = await sql<{ id: string }>(`SELECT id FROM draw`);
    const why = {
      ...{
        asked: 9,
        got: 0,
        size: 4,
        seats: 36,
        round: 1,
        turn: { round: 1, place: 187, of: 203 },
        reason: 'quota',
        left: 3,
      },
      ...{ lacking: null, session: null, cap: null, would: [{ kind: 'higher-maximum', quotaId: 'q', more: 33 }] },
      quota: {
        ...{ maximum: { percent: 20 }, public: 'NEIGHBOURHOOD', district: 18, tag: 'quartier prioritaire de la ville' },
        ...{ structure: 'own', session: 'ATH07', competition: 'PARALYMPIC' },
      },
    };
    await sql(
      `WITH asked AS (
         INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, state)
         SELECT $1, $2, s.id, n, 'GROUP', n, 1, 'REFUSED' FROM session s CROSS JOIN generate_series(5, 24) AS n RETURNING id)
       INSERT INTO draw_result (draw_id, demand_id, structure_id, granted, reason, why)
       SELECT $3, id, $2, 0, 'quota', $4::jsonb FROM asked`,
      [programmeId, structure?.id, draw?.id, JSON.stringify(why)],
    );
    const mail = await letterTo(structure?.id ?? '');
    expect(Buffer.byteLength(mail.html)).toBeLessThan(CUT_AT);
    expect(mail.text).toMatch(/Et 25 autres vœux\./);
    expect(mail.text).toContain('And 25 more wishes.');
  });

  it('given an installation behind https, then every link of it is https or a mail address', async () => {
    const { html } = await renderMail(letter, letter.previewProps);
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((href) => !/^(https:\/\/|mailto:)/.test(href))).toEqual([]);
    expect(html).not.toMatch(/<img|http:\/\/(?!www\.w3\.org)/);
  });
});
