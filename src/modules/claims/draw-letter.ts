import * as letter from '@emails/draw-letter';
import { renderMail } from '@emails/render';
import { createTranslator } from 'next-intl';
import en from '@/i18n/messages/en/draw.json';
import fr from '@/i18n/messages/fr/draw.json';
import type { Sentence } from '@/modules/allocation/draw-explain.rules';
import { readAnswers } from '@/modules/allocation/explained.queries';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { frameOf, type Letter, type MailRow, outingOf, whenWords } from './mail-frame';

/** Wishes told in full: with more of them a mail reader would cut the mail (at 102 kB). */
const TOLD = 16;

type Say = (key: string, facts: Sentence['facts']) => string;
/** A sentence that is not there stops the mail: it stays among the failed ones, to be seen. */
const onError = (error: Error): never => {
  throw error;
};
const SAY: Readonly<Record<'fr' | 'en', Say>> = {
  fr: createTranslator({ locale: 'fr', messages: fr.explain as Record<string, unknown>, onError }) as Say,
  en: createTranslator({ locale: 'en', messages: en.explain as Record<string, unknown>, onError }) as Say,
};
const told = (sentences: readonly Sentence[], lang: 'fr' | 'en') =>
  sentences.map(({ key, facts }) => SAY[lang](key, facts)).join(' ');

type Proposed = { demandId: string; seats: number; confirmBy: Date };

/** What the draw proposed to the structure and nobody answered so far. */
function proposedBy(tx: Tx, drawId: string | null, structureId: string): Promise<Proposed[]> {
  return tx.$queryRaw<Proposed[]>`
    SELECT demand_id AS "demandId", quantity::int AS seats, confirm_by AS "confirmBy" FROM allocation
    WHERE draw_id = ${drawId}::uuid AND structure_id = ${structureId}::uuid AND NOT offer AND state = 'PROPOSED'`;
}

/**
 * What a draw answered to each wish of a structure, and why, in the sentences of the screens, with what is to be confirmed
 * and by when (rule 16); null when nothing is left of it.
 */
export async function drawLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  if (!frame || !mail.programmeId || !mail.structureId) return null;
  const answers = await readAnswers(tx, mail.programmeId, mail.structureId, mail.subjectId);
  if (answers.length === 0) return null;
  const { to, name, structureName, senderName, contact, timeZone } = frame;
  const proposed = new Map((await proposedBy(tx, mail.subjectId, mail.structureId)).map((one) => [one.demandId, one]));
  const wishOf = (answer: (typeof answers)[number]) => {
    const open = proposed.get(answer.demandId);
    return {
      outing: outingOf(answer, timeZone),
      rank: answer.rank,
      people: answer.people,
      toConfirm: open ? { seats: open.seats, by: whenWords(open.confirmBy, timeZone) } : null,
      why: { fr: told(answer.sentences, 'fr'), en: told(answer.sentences, 'en') },
    };
  };
  const served = answers.filter(({ granted }) => granted > 0).slice(0, TOLD);
  const refused = answers.filter(({ granted }) => granted === 0).slice(0, TOLD - served.length);
  const props = {
    ...{ name, structureName, senderName, contact },
    served: served.map(wishOf),
    refused: refused.map(wishOf),
    more: answers.length - served.length - refused.length,
    answerLink: `${env().APP_URL}/espace`,
    link: `${env().APP_URL}/espace/demandes/pourquoi`,
    proofLink: `${env().APP_URL}/verification/${mail.subjectId}`,
  };
  return { to, senderName, replyTo: contact.email, render: () => renderMail(letter, props) };
}
