import { beforeAll, describe, expect, it, vi } from 'vitest';
import { submitBasket } from '@/modules/demands/submit-basket';
import { submitDemand } from '@/modules/demands/submit-demand';
import type { UserActor } from '@/platform/actor';
import type { OutgoingMail } from '@/platform/mailer';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure } from '@/test/factories';
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

let programmeId: string;
let leader: UserActor;
beforeAll(async () => {
  programmeId = await buildProgramme(sql, { rules: { demandsCloseAt: '2031-07-01T16:00:00Z' } });
  const structureId = await buildStructure(sql, { name: 'Atelier des Quais' });
  leader = await buildActor(sql, 'LEADER', programmeId, structureId);
});

/** Sends the receipt that waits. */
async function receipt(): Promise<OutgoingMail | undefined> {
  const [mail] = await sql<{ id: string }>(`SELECT id FROM mail WHERE kind = 'BASKET_RECEIPT' AND state = 'QUEUED'`);
  await deliverMail({ mailId: mail?.id ?? '' });
  return sent.at(-1);
}

describe('the receipt of a basket', () => {
  it('given two wishes handed in and a draft since, then it lists what counts, dearest first, in the time of the programme', async () => {
    const wish = async (code: string, startsAt: string, wheelchairs: number) => {
      const starts_at = new Date(startsAt);
      const sessionId = await buildSession(sql, { programme_id: programmeId, code, starts_at });
      return submitDemand(leader, { sessionId, formula: 'FAMILY', quantity: 2, wheelchairs });
    };
    const first = await wish('JUD01', '2031-08-01T08:00:00Z', 3);
    const second = await wish('NAT01', '2031-08-03T17:30:00Z', 0);
    await submitBasket(leader, { demandIds: [first.demandId, second.demandId], version: 0 });
    await wish('TEN01', '2031-08-05T08:00:00Z', 0);
    const mail = await receipt();
    const text = mail?.text ?? '';
    expect(mail?.subject).toContain('2 vœux : bien reçu');
    expect(text.indexOf('JUD01')).toBeLessThan(text.indexOf('NAT01'));
    expect(text).not.toContain('TEN01');
    expect(text).toContain('Vœu 1 : 8 personnes, dont 3 en fauteuil');
    expect(text).toMatch(/ven\. 1 août.*10:00/);
    expect(text).toMatch(/jusqu’au mar\. 1 juil\..*18:00/);
    expect(text).toContain('/espace/demandes');
  });

  it('given every wish was taken out meanwhile, then nothing is sent', async () => {
    const before = sent.length;
    await sql(`UPDATE demand SET state = 'WITHDRAWN'`);
    await sql(`UPDATE mail SET state = 'QUEUED', sent_at = NULL WHERE kind = 'BASKET_RECEIPT'`);
    await receipt();
    expect(sent).toHaveLength(before);
  });
});
