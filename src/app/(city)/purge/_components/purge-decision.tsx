'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { PurgeState } from '@/modules/privacy/privacy.rules';
import type { EarlyReason } from '@/modules/privacy/purge.schema';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { ConfirmPurge } from './confirm-purge';
import classes from './purge.module.css';

type Counts = Readonly<Record<string, number>>;
export type Purge = {
  id: string;
  state: PurgeState;
  plan: Counts;
  done: Counts;
  earlyReason: string | null;
  createdAt: Date;
  confirmedAt: Date | null;
  plannedBy: string | null;
  confirmedBy: string | null;
  can: { confirm: boolean; abandon: boolean };
  mine: boolean;
};

/** The purge that waits or runs: who prepared it, and what this very person may do. */
export function PurgeDecision({ purge, due }: { purge: Purge; due: boolean }) {
  const t = useTranslations('privacy');
  const { dateTime } = useFormat();
  const running = purge.state === 'CONFIRMED' || purge.state === 'RUNNING';
  return (
    <Panel title={t(`state.${purge.state}`)}>
      <div className={classes.form}>
        <p>{t('page.plannedBy', { name: purge.plannedBy ?? '—', when: dateTime(purge.createdAt) })}</p>
        {purge.confirmedAt ? (
          <p>{t('page.confirmedBy', { name: purge.confirmedBy ?? '—', when: dateTime(purge.confirmedAt) })}</p>
        ) : null}
        {purge.earlyReason ? (
          <p>{t('page.earlyBecause', { reason: t(`reason.${purge.earlyReason as EarlyReason}`) })}</p>
        ) : null}
        {running ? <p>{t('page.running')}</p> : null}
        {purge.mine && purge.state === 'PLANNED' ? <p>{t('page.mine')}</p> : null}
        <Acts purge={purge} due={due} />
      </div>
    </Panel>
  );
}

function Acts({ purge, due }: { purge: Purge; due: boolean }) {
  const t = useTranslations('privacy.page');
  const router = useRouter();
  const trpc = useTRPC();
  const onSuccess = () => router.refresh();
  const abandon = useMutation(trpc.privacy.abandon.mutationOptions({ onSuccess }));
  return (
    <div className={classes.actions}>
      {purge.can.abandon ? (
        <ConfirmAct
          label={t('abandon')}
          title={t('abandonTitle')}
          what={t('abandonWhat')}
          button={{ variant: 'default' }}
          onConfirm={() => abandon.mutateAsync({ purgeId: purge.id })}
        />
      ) : null}
      {purge.can.confirm ? <ConfirmPurge purgeId={purge.id} plan={purge.plan} due={due} /> : null}
    </div>
  );
}
