'use client';
import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useConflict } from '@/app/_components/use-conflict';
import { basketVersion } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ConfirmAct } from '@/ui/confirm-act';
import { EmptyState } from '@/ui/empty-state';
import { FormError } from '@/ui/form-error';
import { SportIcon } from '@/ui/sport-icon';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import classes from './basket.module.css';

type Wish = RouterOutputs['demands']['basket'][number];

/** The wishes in their order, dearest first; moved up and down one by one. */
export function BasketList({ wishes }: { wishes: Wish[] }) {
  const t = useTranslations('demands.space');
  const trpc = useTRPC();
  const router = useRouter();
  const rank = useMutation(trpc.demands.rank.mutationOptions({ onSettled: () => router.refresh() }));
  const move = (from: number, to: number) => {
    const ids = wishes.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    if (!moved) return;
    ids.splice(to, 0, moved);
    rank.mutate({ demandIds: ids, version: basketVersion(wishes) });
  };
  return (
    <section className={classes.card} aria-labelledby="basket">
      <h2 id="basket" className={classes.heading}>
        {t('basket')}
      </h2>
      <FormError error={rank.error} />
      {wishes.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} /> : null}
      <ol className={classes.list}>
        {wishes.map((wish, index) => (
          <li key={wish.id} className={classes.wish}>
            <span className={classes.rank}>{index + 1}</span>
            <WishWords wish={wish} />
            <div className={classes.moves}>
              <Move
                label={t('up', { code: wish.code })}
                disabled={index === 0 || rank.isPending}
                onMove={() => move(index, index - 1)}
                up
              />
              <Move
                label={t('down', { code: wish.code })}
                disabled={index === wishes.length - 1 || rank.isPending}
                onMove={() => move(index, index + 1)}
              />
            </div>
            <Withdraw wish={wish} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Move({
  label,
  disabled,
  onMove,
  up = false,
}: {
  label: string;
  disabled: boolean;
  onMove: () => void;
  up?: boolean;
}) {
  const Icon = up ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon variant="default" size={44} radius={12} aria-label={label} disabled={disabled} onClick={onMove}>
      <Icon size={20} />
    </ActionIcon>
  );
}

function WishWords({ wish }: { wish: Wish }) {
  const t = useTranslations('demands');
  const format = useFormat();
  return (
    <div className={classes.words}>
      <strong>
        <SportIcon sport={wish.sport} size={18} tile={false} /> {wish.sport}
      </strong>
      <span>{`${format.dateTime(wish.startsAt)} · ${wish.venue}`}</span>
      <span>
        {t('space.places', {
          people: wish.people,
          formula: t(`formula.${wish.formula}`),
          quantity: wish.quantity,
          wheelchairs: wish.wheelchairs,
        })}
      </span>
      {wish.overlaps.length > 0 ? (
        <span className={classes.warn}>
          <IconAlertTriangle size={16} aria-hidden="true" /> {t('space.overlaps', { codes: wish.overlaps.join(', ') })}
        </span>
      ) : null}
    </div>
  );
}

type Asked = { readonly quantity: number; readonly wheelchairs: number };
const askedOf = ({ version, quantity, wheelchairs }: Wish) => ({ version, values: { quantity, wheelchairs } });

function Withdraw({ wish }: { wish: Wish }) {
  const t = useTranslations('demands');
  const trpc = useTRPC();
  const router = useRouter();
  const client = useQueryClient();
  const withdraw = useMutation(trpc.demands.withdraw.mutationOptions({ onError: () => router.refresh() }));
  const { run, dialog } = useConflict<Asked, unknown>({
    record: { kind: 'demand', id: wish.id },
    kind: 'act',
    fields: {
      quantity: {
        label: t('field.people'),
        show: (quantity) => t('formulaTimes', { quantity, formula: t(`formula.${wish.formula}`) }),
      },
      wheelchairs: { label: t('field.wheelchairs') },
    },
    reread: async () => {
      const basket = await client.fetchQuery({ ...trpc.demands.basket.queryOptions({}), staleTime: 0 });
      const now = basket.find(({ id, state }) => id === wish.id && state === 'SUBMITTED');
      return now ? askedOf(now) : null;
    },
    send: (_values, version) => withdraw.mutateAsync({ demandId: wish.id, version }).then(() => true),
  });
  return (
    <div className={classes.withdraw}>
      <ConfirmAct
        label={t('withdraw.label')}
        title={t('withdraw.title')}
        what={t('withdraw.what', { code: wish.code, people: wish.people })}
        button={{ variant: 'subtle' }}
        onConfirm={async () => {
          await run(askedOf(wish), {});
          router.refresh();
        }}
      />
      {dialog}
    </div>
  );
}

/** What became of the earlier wishes, and why. */
export function Decided({ wishes }: { wishes: Wish[] }) {
  const t = useTranslations('demands');
  const why = (reason: string | null) =>
    reason === 'overlap' || reason === 'cap' ? t(`why.${reason}`) : t('why.no-seats-left');
  return (
    <section className={classes.card} aria-labelledby="decided">
      <h2 id="decided" className={classes.heading}>
        {t('space.decided')}
      </h2>
      <ul className={classes.list}>
        {wishes.map((wish) => (
          <li key={wish.id} className={classes.wish}>
            <WishWords wish={wish} />
            <div className={classes.outcome}>
              <StatusBadge tone={wish.state === 'GRANTED' ? 'yes' : 'neutral'}>{t(`state.${wish.state}`)}</StatusBadge>
              {wish.state === 'REFUSED' ? <span>{why(wish.reason)}</span> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
