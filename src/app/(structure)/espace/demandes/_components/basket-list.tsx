'use client';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { basketVersion } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import { EmptyState } from '@/ui/empty-state';
import { FormError } from '@/ui/form-error';
import { StatusBadge } from '@/ui/status-badge';
import classes from './basket.module.css';
import { useBasketRoom } from './basket-room';
import { ChangeWish, Withdraw } from './change-wish';
import { useReorder } from './use-reorder';
import { type Wish, WishWords } from './wish-words';

/** The open wishes in their order, dearest first: dragged, or moved one by one; each with its numbers. */
export function BasketList({ wishes, closed }: { wishes: Wish[]; closed: boolean }) {
  const t = useTranslations('demands.space');
  const trpc = useTRPC();
  const { refresh } = useBasketRoom();
  const [said, say] = useState('');
  const [error, fail] = useState<unknown>(null);
  const rank = useMutation(trpc.demands.rank.mutationOptions({ onError: fail, onSettled: refresh }));
  const move = (from: number, to: number) => {
    const moved = wishes[from];
    if (!moved || to < 0 || to >= wishes.length || rank.isPending) return;
    fail(null);
    const ids = wishes.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    const words = t('moved', { code: moved.code, rank: to + 1, count: wishes.length });
    rank.mutate({ demandIds: ids, version: basketVersion(wishes) }, { onSuccess: () => say(words) });
  };
  const { list, drag, handle } = useReorder(move);
  const keep = useFocusKept(wishes);
  return (
    <section className={classes.card} aria-labelledby="basket">
      <h2 id="basket" className={classes.heading}>
        {t('basket')}
      </h2>
      <p className="g-hidden" role="status">
        {said}
      </p>
      <FormError error={error} />
      {wishes.length === 0 ? <Empty closed={closed} /> : null}
      <ol className={classes.list} ref={list} aria-busy={rank.isPending}>
        {wishes.map((wish, index) => (
          <li
            key={wish.id}
            className={classes.wish}
            data-dragged={drag?.from === index || undefined}
            data-target={(drag && drag.from !== index && drag.to === index) || undefined}
          >
            <span className={classes.rank}>{index + 1}</span>
            <WishWords wish={wish} />
            {closed ? null : (
              <Moves wish={wish} index={index} count={wishes.length} move={move} keep={keep} handle={handle(index)} />
            )}
            <div className={classes.foot}>
              <StatusOf wish={wish} />
              {wish.can.change ? (
                <>
                  <ChangeWish wish={wish} say={say} fail={fail} />
                  <Withdraw wish={wish} />
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A row that moves in the page loses the focus within it: it goes back to the button that moved it. */
function useFocusKept(wishes: readonly Wish[]): (button: HTMLElement) => void {
  const kept = useRef<HTMLElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new order of the wishes is what moves the rows.
  useEffect(() => {
    if (document.activeElement === document.body) kept.current?.focus();
    kept.current = null;
  }, [wishes]);
  return (button) => {
    kept.current = button;
  };
}

function Empty({ closed }: { closed: boolean }) {
  const t = useTranslations('demands.space');
  if (closed) return <EmptyState title={t('emptyClosed')} heading="p" />;
  return <EmptyState title={t('empty')} text={t('emptyText')} heading="p" />;
}

function StatusOf({ wish: { state } }: { wish: Wish }) {
  const t = useTranslations('demands.state');
  return <StatusBadge tone={state === 'DRAFT' ? 'act' : 'info'}>{t(state)}</StatusBadge>;
}

type MovesProps = {
  wish: Wish;
  index: number;
  count: number;
  move: (from: number, to: number) => void;
  keep: (button: HTMLElement) => void;
  handle: ReturnType<ReturnType<typeof useReorder>['handle']>;
};

/** A handle for the hand, two buttons for the keyboard. A button that leads nowhere stays, so that the focus does. */
function Moves({ wish: { code }, index, count, move, keep, handle }: MovesProps) {
  const t = useTranslations('demands.space');
  const button = { variant: 'default', size: 44, radius: 12 } as const;
  return (
    <div className={classes.moves}>
      <span className={classes.handle} title={t('drag', { code })} aria-hidden="true" {...handle}>
        <IconGripVertical size={22} />
      </span>
      <ActionIcon
        {...button}
        aria-label={t('up', { code })}
        aria-disabled={index === 0}
        onClick={(event) => {
          keep(event.currentTarget);
          move(index, index - 1);
        }}
      >
        <IconArrowUp size={20} />
      </ActionIcon>
      <ActionIcon
        {...button}
        aria-label={t('down', { code })}
        aria-disabled={index === count - 1}
        onClick={(event) => {
          keep(event.currentTarget);
          move(index, index + 1);
        }}
      >
        <IconArrowDown size={20} />
      </ActionIcon>
    </div>
  );
}
