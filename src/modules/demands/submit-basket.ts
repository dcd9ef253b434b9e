import { sendMail } from '@/modules/claims/mail.schema';
import type { SessionKind, SessionStatus } from '@/modules/sessions/session.rules';
import { type CommandContext, command } from '@/platform/command';
import { inTheCitysName, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { whyNotOffered } from './demand.rules';
import { seenBasketInput } from './demand.schema';
import {
  type Basket,
  basketOf,
  lockBasket,
  type OpenBasket,
  readDigest,
  requireBasketSeen,
  requireOpenBasket,
} from './whose-basket';

type Draft = { id: string; code: string; kind: SessionKind; status: SessionStatus; cutoffAt: Date };

/** The drafts that may still be asked for count from now on; the others stay as they are (rules 4, 7, 13). */
async function handIn(tx: Tx, drafts: readonly string[], { now, rules }: OpenBasket) {
  const rows = await tx.$queryRaw<Draft[]>`
    SELECT d.id, s.code, s.kind, s.status, s.cutoff_at AS "cutoffAt" FROM demand d JOIN session s ON s.id = d.session_id
    WHERE d.id = ANY(${[...drafts]}::uuid[]) ORDER BY d.rank`;
  const offered = rows.filter((row) => whyNotOffered(row, now, rules) === null);
  await tx.$executeRaw`UPDATE demand SET state = 'SUBMITTED' WHERE id = ANY(${offered.map(({ id }) => id)}::uuid[])`;
  const left = rows.filter((row) => !offered.includes(row)).map(({ code }) => code);
  return { submitted: offered.length, left };
}

/** One receipt to each leader of the structure; it lists what counts when it leaves. */
async function sendReceipt({ tx, actor, later }: CommandContext, { programmeId, structureId }: Basket) {
  const mails = await inTheCitysName(
    tx,
    actor,
    () => tx.$queryRaw<{ id: string }[]>`
      INSERT INTO mail (programme_id, structure_id, kind, user_id, subject_id)
      SELECT ${programmeId}::uuid, ${structureId}::uuid, 'BASKET_RECEIPT', id, ${structureId}::uuid FROM user_account
      WHERE structure_id = ${structureId}::uuid AND role = 'LEADER' AND disabled_at IS NULL RETURNING id`,
  );
  await later(sendMail, ...mails.map(({ id }) => ({ mailId: id })));
  return mails.length;
}

/**
 * Hands a basket in: its drafts count for the draw, and a mail to the structure says what does. A draft whose session is no longer
 * offered stays a draft (`left`: the codes). Throws `demands/nothing-new` when nothing changed since the last receipt,
 * `demands/basket-changed`, `common/changed-meanwhile`, `demands/closed`, `structures/not-found`.
 */
export const submitBasket = command('demands/submit-basket', seenBasketInput, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ structureId: input.structureId ?? null });
  const basket = await basketOf(tx, actor, input.structureId);
  const { programmeId, structureId } = basket;
  trail({ subject: ['structure', structureId], structureId });
  await lockBasket(tx, basket);
  const open = await requireBasketSeen(tx, basket, input);
  const opened = await requireOpenBasket(tx, basket);
  const drafts = open.filter(({ state }) => state === 'DRAFT').map(({ id }) => id);
  const { submitted, left } = await handIn(tx, drafts, opened);
  const wishes = open.length - left.length;
  const digest = await readDigest(tx, basket);
  const by = actor.kind === 'user' ? actor.userId : null;
  const saved =
    wishes > 0 &&
    (await tx.$executeRaw`
      INSERT INTO basket AS b (programme_id, structure_id, submitted_at, submitted_by_id, digest, wish_count)
      VALUES (${programmeId}::uuid, ${structureId}::uuid, ${opened.now}, ${by}::uuid, ${digest}, ${wishes})
      ON CONFLICT (programme_id, structure_id) DO UPDATE SET submitted_at = excluded.submitted_at,
        submitted_by_id = excluded.submitted_by_id, digest = excluded.digest, wish_count = excluded.wish_count
      WHERE b.digest <> excluded.digest OR ${submitted} > 0`);
  if (!saved) throw new DomainError('conflict', 'demands/nothing-new', { sessions: left.join(', ') || '–' });
  const mails = await sendReceipt(context, basket);
  trail({ facts: { submitted, wishes, left: left.length, mails } });
  return { submitted, wishes, left, submittedAt: opened.now };
});
