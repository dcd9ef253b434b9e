'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { formulaSize, isOpen } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { useConflict } from './use-conflict';
import { type Wish, wishInput } from './wish-fields';

type Numbers = { readonly quantity: number | null; readonly wheelchairs: number | null };
type Known = RouterOutputs['demands']['basket']['wishes'][number];

/** The open wish for the same session in the same formula: asking again replaces its numbers. */
function sameWish(wishes: readonly Known[], wish: Wish): Known | undefined {
  const size = formulaSize(wish.formula, wish.formula === 'GROUP' ? wish.groupSize : null);
  return wishes.find(
    (known) =>
      isOpen(known.state) &&
      known.sessionId === wish.sessionId &&
      known.formula === wish.formula &&
      known.groupSize === size,
  );
}

const copyOf = (known: Known | undefined) => ({
  version: known?.version ?? -1,
  ...(known && { id: known.id }),
  values: { quantity: known?.quantity ?? null, wheelchairs: known?.wheelchairs ?? null },
});

/**
 * Sends a wish. One asked for already in the same formula is replaced only on sight of its numbers: `seen` is the basket
 * on the screen, empty where none is shown. Answers null when the earlier numbers were kept.
 */
export function useSubmitWish(wish: Wish, seen: readonly Known[], structureId?: string) {
  const t = useTranslations('demands');
  const trpc = useTRPC();
  const client = useQueryClient();
  const submit = useMutation(trpc.demands.submit.mutationOptions());
  const whose = structureId ? { structureId } : {};
  const { run, dialog } = useConflict({
    record: { kind: 'demand' },
    fields: {
      quantity: {
        label: t('field.people'),
        show: (quantity: Numbers['quantity']) =>
          quantity && t(`formulaTimes`, { quantity, formula: t(`formula.${wish.formula}`) }),
      },
      wheelchairs: { label: t('field.wheelchairs') },
    },
    reread: async () => {
      const { wishes } = await client.fetchQuery({ ...trpc.demands.basket.queryOptions(whose), staleTime: 0 });
      return copyOf(sameWish(wishes, wish));
    },
    send: ({ quantity, wheelchairs }: Numbers, version) =>
      submit.mutateAsync({
        ...whose,
        ...wishInput(wish),
        quantity: quantity ?? wish.quantity,
        wheelchairs: wheelchairs ?? wish.wheelchairs,
        version: version < 0 ? null : version,
      }),
  });
  const ask = () => run(copyOf(sameWish(seen, wish)), { quantity: wish.quantity, wheelchairs: wish.wheelchairs });
  return { ask, dialog, pending: submit.isPending };
}
