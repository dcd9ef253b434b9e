import * as letter from '@emails/draw-letter';
import { renderMail } from '@emails/render';
import { createTranslator } from 'next-intl';
import en from '@/i18n/messages/en/draw.json';
import fr from '@/i18n/messages/fr/draw.json';
import type { Sentence } from '@/modules/allocation/draw-explain.rules';
import { readAnswers } from '@/modules/allocation/explained.queries';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { frameOf, type Letter, type MailRow, outingOf } from './mail-frame';

type Say = (key: string, facts: Sentence['facts']) => string;
const SAY: Readonly<Record<'fr' | 'en', Say>> = {
  fr: createTranslator({ locale: 'fr', messages: fr.explain as Record<string, unknown> }) as Say,
  en: createTranslator({ locale: 'en', messages: en.explain as Record<string, unknown> }) as Say,
};
const told = (sentences: readonly Sentence[], lang: 'fr' | 'en') =>
  sentences.map(({ key, facts }) => SAY[lang](key, facts)).join(' ');

/** What a draw answered to each wish of a structure, and why, in the sentences of the screens; null when nothing is left of it. */
export async function drawLetter(tx: Tx, mail: MailRow): Promise<Letter | null> {
  const frame = await frameOf(tx, mail);
  if (!frame || !mail.programmeId || !mail.structureId) return null;
  const answers = await readAnswers(tx, mail.programmeId, mail.structureId, mail.subjectId);
  if (answers.length === 0) return null;
  const { to, name, structureName, senderName, contact, timeZone } = frame;
  const props = {
    ...{ name, structureName, senderName, contact },
    wishes: answers.map((answer) => ({
      outing: outingOf(answer, timeZone),
      rank: answer.rank,
      people: answer.people,
      why: { fr: told(answer.sentences, 'fr'), en: told(answer.sentences, 'en') },
    })),
    link: `${env().APP_URL}/espace/demandes/pourquoi`,
    proofLink: `${env().APP_URL}/verification/${mail.subjectId}`,
  };
  return { to, senderName, replyTo: contact.email, render: () => renderMail(letter, props) };
}
