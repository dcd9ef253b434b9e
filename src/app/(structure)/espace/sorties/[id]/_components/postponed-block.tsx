'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from '../../../_components/space.module.css';
import type { Outing } from '../../../_components/space-types';

type Props = { page: Outing; postponementId: string; answerBy: Date };

/** Rule 7: keep the places at the new time, or give them back; and what saying nothing means. */
export function PostponedBlock({ page, postponementId, answerBy }: Props) {
  const t = useTranslations('claims.outing');
  const f = useFormat();
  const when = f.dateTime(page.outing.startsAt);
  const silence = page.rules.postponementSilence;
  if (answerBy <= f.now) {
    return (
      <Notice>
        <strong>{t('postponed')}.</strong> {t('postponedLate', { when, until: f.dateTime(answerBy) })}{' '}
        {t(`silenceLate.${silence}`)}
      </Notice>
    );
  }
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('postponed')}</h2>
      </div>
      <p className={classes.hint}>{t('postponedText', { when, deadline: f.deadlineWords(answerBy) })}</p>
      <p className={classes.hint}>{t(`silence.${silence}`)}</p>
      <KeepOrReturn postponementId={postponementId} seats={page.outing.seats} />
    </section>
  );
}

function KeepOrReturn({ postponementId, seats }: { postponementId: string; seats: number }) {
  const t = useTranslations('claims.outing');
  const trpc = useTRPC();
  const done = useDone();
  const router = useRouter();
  const answer = useMutation(
    trpc.sessions.answerPostponement.mutationOptions({
      onSuccess: ({ choice, returned }) => {
        // Without its seats the outing is no longer theirs to look at.
        if (choice === 'RETURN') router.push('/espace/sorties');
        done(choice === 'KEEP' ? t('kept') : t('returned', { count: returned }));
      },
    }),
  );
  return (
    <>
      <FormError error={answer.error} />
      <div className={classes.row}>
        <div className={classes.grow}>
          <ConfirmAct
            label={t('giveBack')}
            title={t('giveBack')}
            what={t('giveBackWhat', { count: seats })}
            danger
            button={{ variant: 'default', fullWidth: true, h: 52, radius: 14 }}
            onConfirm={() => answer.mutateAsync({ postponementId, choice: 'RETURN' })}
          />
        </div>
        <div className={classes.grow}>
          <BigButton loading={answer.isPending} onClick={() => answer.mutate({ postponementId, choice: 'KEEP' })}>
            {t('keep')}
          </BigButton>
        </div>
      </div>
    </>
  );
}
