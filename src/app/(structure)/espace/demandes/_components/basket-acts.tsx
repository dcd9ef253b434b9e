'use client';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { isOpen } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { UrgentBanner } from '@/ui/urgent-banner';
import { useFormat } from '@/ui/use-format';
import classes from './basket.module.css';
import { useBasketRoom } from './basket-room';

type Read = RouterOutputs['demands']['basket'];

/** Where the basket stands and until when it changes, in words. */
export function BasketStanding({ basket: { state, drafts, submitted, submittedAt }, closesAt, closed }: Read) {
  const t = useTranslations('demands.basket');
  const { dateTime } = useFormat();
  const date = submittedAt ? dateTime(submittedAt) : '';
  const until = closesAt ? t('open', { date: dateTime(closesAt) }) : t('openAlways');
  if (closed && closesAt) return <Notice>{t('closed', { date: dateTime(closesAt) })}</Notice>;
  if (state === 'EMPTY') return <Notice>{until}</Notice>;
  if (state === 'DRAFT') {
    const counting = submitted > 0 ? `${t('counting', { count: submitted })} ` : '';
    return <UrgentBanner title={t('draft', { count: drafts })} text={`${counting}${until}`} />;
  }
  const told = state === 'CHANGED' ? t('changed', { date }) : t('submitted', { count: submitted });
  return (
    <Notice>
      {[told, state === 'SUBMITTED' && date ? t('since', { date }) : '', until].filter(Boolean).join(' ')}
    </Notice>
  );
}

/** Hands the basket in, asks for a new receipt, empties it; on the basket as it is seen. */
export function BasketActs({ wishes, basket, closed }: Read) {
  const t = useTranslations('demands');
  const trpc = useTRPC();
  const { settling, refresh } = useBasketRoom();
  const seen = {
    demandIds: wishes.filter(({ state }) => isOpen(state)).map(({ id }) => id),
    version: basket.version,
  };
  const submit = useMutation(
    trpc.demands.submitBasket.mutationOptions({
      onSuccess: ({ wishes: count, left }) => {
        const rest = left.length > 0 ? ` ${t('basket.left', { codes: left.join(', ') })}` : '';
        notifications.show({ message: `${t('basket.done', { count })}${rest}`, color: 'yes' });
      },
      onSettled: refresh,
    }),
  );
  const empty = useMutation(trpc.demands.empty.mutationOptions({ onSettled: refresh }));
  if (closed || basket.state === 'EMPTY') return null;
  const { people, seats, companion } = basket;
  const drafts = basket.state === 'DRAFT';
  return (
    <div className={classes.acts}>
      <p className={classes.totals}>{t('space.totals', { people, seats, companions: companion })}</p>
      <FormError error={submit.error} />
      {basket.state === 'SUBMITTED' && basket.submittedAt ? null : (
        <BigButton
          look={drafts ? 'act' : 'plain'}
          icon={<IconSend size={20} aria-hidden="true" />}
          loading={submit.isPending || settling}
          onClick={() => submit.mutate(seen)}
        >
          {drafts ? t('basket.submit', { count: basket.drafts }) : t('basket.again')}
        </BigButton>
      )}
      <ConfirmAct
        label={t('basket.empty')}
        title={t('basket.emptyTitle')}
        what={t('basket.emptyWhat', { count: seen.demandIds.length, submitted: basket.submitted })}
        danger
        button={{ variant: 'subtle', color: 'no', mih: 44 }}
        onConfirm={async () => {
          await empty.mutateAsync(seen);
          notifications.show({ message: t('basket.emptied') });
        }}
      />
    </div>
  );
}
