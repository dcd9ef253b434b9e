'use client';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { PickSession } from '@/app/_components/pick-session';
import { useSubmitWish } from '@/app/_components/use-submit-wish';
import { basketOf, NEW_WISH, peopleOf, type Wish, WishFields } from '@/app/_components/wish-fields';
import { type WeighedWish, wishWarnings } from '@/modules/demands/basket.rules';
import { companionsFor, isOpen } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { useFormat } from '@/ui/use-format';
import classes from './basket.module.css';
import { useBasketRoom } from './basket-room';
import { WishWarnings } from './wish-words';

type Read = RouterOutputs['demands']['basket'];
/** A session as a wish for it is weighed. */
export type OfferedSession = Omit<WeighedWish, 'size' | 'quantity' | 'wheelchairs'>;

/** The session chosen in the list, as the list was read. */
function useChosen(sessionId: string | null): OfferedSession | undefined {
  const trpc = useTRPC();
  const lists = useQueryClient().getQueriesData<RouterOutputs['demands']['offer']>({
    queryKey: trpc.demands.offer.pathKey(),
  });
  const chosen = lists.flatMap(([, rows]) => rows ?? []).find(({ id }) => id === sessionId);
  return chosen && { ...chosen, sessionId: chosen.id };
}

/** What the wish being written would be told in the basket (rules 6 and 15), while it is written. */
function Live({ wish, session, read }: { wish: Wish; session: OfferedSession | undefined; read: Read }) {
  const t = useTranslations('demands.form');
  const { now } = useFormat();
  const rules = { ceremoniesExcluded: false, wheelchairsPerCompanion: read.wheelchairsPerCompanion };
  const companions = companionsFor(wish.wheelchairs, rules);
  const open = read.wishes.filter(({ state }) => isOpen(state));
  const warnings = session
    ? wishWarnings(
        { ...session, ...basketOf(wish) },
        { wishes: open, held: read.held, members: read.members, now, rules },
      )
    : [];
  return (
    <div role="status">
      {companions > 0 ? (
        <Notice>{t('companions', { count: companions, each: rules.wheelchairsPerCompanion })}</Notice>
      ) : null}
      {warnings.length > 0 ? <WishWarnings warnings={warnings} /> : null}
    </div>
  );
}

/** Asks for places: one question after the other, big targets. On the page of a session, that session is the answer to the first. */
export function WishForm({ read, session }: { read: Read; session?: OfferedSession }) {
  const t = useTranslations('demands');
  const { refresh } = useBasketRoom();
  const fresh = { ...NEW_WISH, sessionId: session?.sessionId ?? null };
  const [wish, setWish] = useState(fresh);
  const [error, setError] = useState<unknown>(null);
  const submit = useSubmitWish(wish, read.wishes);
  const chosen = useChosen(session ? null : wish.sessionId);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    try {
      const done = await submit.ask();
      const words = done?.state === 'DRAFT' ? 'form.doneDraft' : 'form.done';
      if (done) notifications.show({ message: t(words, { rank: done.rank }), color: 'yes' });
      setWish(fresh);
      refresh();
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <section className={classes.card} aria-labelledby="ask">
      <h2 id="ask" className={classes.heading}>
        {t('space.ask')}
      </h2>
      <form onSubmit={(event) => void ask(event)} className={classes.form}>
        <FormError error={error} />
        {session ? null : (
          <PickSession size="lg" value={wish.sessionId} onChange={(sessionId) => setWish({ ...wish, sessionId })} />
        )}
        <WishFields size="lg" value={wish} onChange={setWish} />
        <Live wish={wish} session={session ?? chosen} read={read} />
        <BigButton
          type="submit"
          icon={<IconPlus size={20} />}
          loading={submit.pending}
          disabled={!wish.sessionId || peopleOf(wish) < 1}
        >
          {t('form.submit', { people: peopleOf(wish) })}
        </BigButton>
      </form>
      {submit.dialog}
    </section>
  );
}
