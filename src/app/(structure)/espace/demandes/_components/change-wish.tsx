'use client';
import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useConflict } from '@/app/_components/use-conflict';
import { isOpen, MOST_FORMULAS } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import classes from './basket.module.css';
import { useBasketRoom } from './basket-room';
import type { Wish } from './wish-words';

type Numbers = { readonly quantity: number; readonly wheelchairs: number };
const numbersOf = ({ version, quantity, wheelchairs }: Wish) => ({ version, values: { quantity, wheelchairs } });

/** The wish as the basket has it now, and how its numbers are called when two people change them. */
function useNumbers(wish: Wish) {
  const t = useTranslations('demands');
  const trpc = useTRPC();
  const client = useQueryClient();
  return {
    record: { kind: 'demand', id: wish.id } as const,
    fields: {
      quantity: {
        label: t('field.people'),
        show: (quantity: number) => t('formulaTimes', { quantity, formula: t(`formula.${wish.formula}`) }),
      },
      wheelchairs: { label: t('field.wheelchairs') },
    },
    reread: async () => {
      const { wishes } = await client.fetchQuery({ ...trpc.demands.basket.queryOptions({}), staleTime: 0 });
      const now = wishes.find(({ id, state }) => id === wish.id && isOpen(state));
      return now ? numbersOf(now) : null;
    },
  };
}

type Told = { readonly say: (words: string) => void; readonly fail: (error: unknown) => void };

/** More or fewer, by one: people come as many times as the formula says (rule 15), wheelchairs among them (rule 6). */
export function ChangeWish({ wish, say, fail }: { wish: Wish } & Told) {
  const t = useTranslations('demands.space');
  const trpc = useTRPC();
  const { refresh } = useBasketRoom();
  const [written, setWritten] = useState(wish);
  // What this page wrote stands before the page is shown anew: the next tap goes on from it.
  const now = written.id === wish.id && written.version > wish.version ? written : wish;
  const change = useMutation(trpc.demands.change.mutationOptions());
  const { run, dialog } = useConflict<Numbers, { people: number; version: number }>({
    ...useNumbers(now),
    send: (values, version) => change.mutateAsync({ demandId: wish.id, version, ...values }),
  });
  const set = async (mine: Partial<Numbers>) => {
    if (change.isPending) return;
    fail(null);
    try {
      const done = await run(numbersOf(now), mine);
      const wheelchairs = mine.wheelchairs ?? now.wheelchairs;
      if (done) {
        setWritten({ ...now, ...mine, version: done.version });
        say(t('changed', { code: now.code, people: done.people, wheelchairs }));
      }
    } catch (refusal) {
      fail(refusal);
    }
    refresh();
  };
  const { quantity, wheelchairs, size, code } = now;
  // Fewer people may be fewer than the wheelchairs among them: these come down with them.
  const fewer = { quantity: quantity - 1, wheelchairs: Math.min(wheelchairs, (quantity - 1) * size) };
  return (
    <>
      <Stepper
        what={t('quantity')}
        code={code}
        value={quantity}
        less={quantity > 1 ? () => void set(fewer) : null}
        more={quantity < MOST_FORMULAS ? () => void set({ quantity: quantity + 1 }) : null}
      />
      <Stepper
        what={t('wheelchairs')}
        code={code}
        value={wheelchairs}
        less={wheelchairs > 0 ? () => void set({ wheelchairs: wheelchairs - 1 }) : null}
        more={wheelchairs < quantity * size ? () => void set({ wheelchairs: wheelchairs + 1 }) : null}
      />
      {dialog}
    </>
  );
}

type StepperProps = {
  what: string;
  code: string;
  value: number;
  /** Null: no further. The button stays where it is, so that the focus does. */
  less: (() => void) | null;
  more: (() => void) | null;
};

function Stepper({ what, code, value, less, more }: StepperProps) {
  const t = useTranslations('demands.space');
  const button = { variant: 'default', size: 44, radius: 12 } as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row with its legend in every browser.
    <div className={classes.stepper} role="group" aria-label={`${what}, ${code}`}>
      <span>{what}</span>
      <ActionIcon {...button} aria-label={t('less', { what, code })} aria-disabled={!less} onClick={() => less?.()}>
        <IconMinus size={20} />
      </ActionIcon>
      <strong>{value}</strong>
      <ActionIcon {...button} aria-label={t('more', { what, code })} aria-disabled={!more} onClick={() => more?.()}>
        <IconPlus size={20} />
      </ActionIcon>
    </div>
  );
}

/** Takes a wish out, after asking. */
export function Withdraw({ wish }: { wish: Wish }) {
  const t = useTranslations('demands.withdraw');
  const trpc = useTRPC();
  const { refresh } = useBasketRoom();
  const withdraw = useMutation(trpc.demands.withdraw.mutationOptions({ onError: refresh }));
  const { run, dialog } = useConflict<Numbers, unknown>({
    ...useNumbers(wish),
    kind: 'act',
    send: (_values, version) => withdraw.mutateAsync({ demandId: wish.id, version }).then(() => true),
  });
  return (
    <>
      <ConfirmAct
        label={t('of', { code: wish.code })}
        confirmLabel={t('label')}
        title={t('title')}
        what={t('what', { code: wish.code, people: wish.people })}
        button={{ variant: 'subtle', mih: 44 }}
        onConfirm={async () => {
          await run(numbersOf(wish), {});
          refresh();
        }}
      />
      {dialog}
    </>
  );
}
