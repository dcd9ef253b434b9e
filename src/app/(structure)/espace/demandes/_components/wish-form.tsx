'use client';
import { Alert } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { PickSession } from '@/app/_components/pick-session';
import { useSubmitWish } from '@/app/_components/use-submit-wish';
import { NEW_WISH, peopleOf, WishFields } from '@/app/_components/wish-fields';
import { overlappingWishes } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import classes from './basket.module.css';

type Wishes = RouterOutputs['demands']['basket'];

/** The wishes that the chosen session overlaps, told while one chooses (rule 15). */
function useOverlaps(sessionId: string | null, wishes: Wishes): string[] {
  const trpc = useTRPC();
  const client = useQueryClient();
  const offers = client
    .getQueriesData<RouterOutputs['demands']['offer']>({ queryKey: trpc.demands.offer.pathKey() })
    .flatMap(([, rows]) => rows ?? []);
  const chosen = offers.find(({ id }) => id === sessionId);
  if (!chosen) return [];
  const clashing = new Set(overlappingWishes({ ...chosen, sessionId: chosen.id }, wishes));
  return [...new Set(wishes.filter((wish) => clashing.has(wish.sessionId)).map(({ code }) => code))];
}

/** Asks for places: one question after the other, big targets. */
export function WishForm({ wishes }: { wishes: Wishes }) {
  const t = useTranslations('demands');
  const router = useRouter();
  const [wish, setWish] = useState(NEW_WISH);
  const [error, setError] = useState<unknown>(null);
  const submit = useSubmitWish(wish, wishes);
  const overlaps = useOverlaps(wish.sessionId, wishes);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    try {
      const done = await submit.ask();
      if (done) notifications.show({ message: t('form.done', { rank: done.rank }), color: 'yes' });
      setWish(NEW_WISH);
      router.refresh();
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
        <PickSession size="lg" value={wish.sessionId} onChange={(sessionId) => setWish({ ...wish, sessionId })} />
        {overlaps.length > 0 ? (
          <Alert color="act" variant="light" icon={<IconAlertTriangle />}>
            {t('space.overlap', { codes: overlaps.join(', ') })}
          </Alert>
        ) : null}
        <WishFields size="lg" value={wish} onChange={setWish} />
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
