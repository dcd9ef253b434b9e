'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from '../../../_components/space.module.css';
import type { Outing } from '../../../_components/space-types';

/** Rule 7: keep the places at the new time, or give them back. */
export function PostponedBlock({ page }: { page: Outing }) {
  const t = useTranslations('claims.outing');
  const f = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const { outing } = page;
  const answer = useMutation(
    trpc.sessions.answerPostponement.mutationOptions({ onSuccess: () => done(t('accepted')) }),
  );
  const postponementId = outing.postponementId ?? '';
  const words = {
    when: f.dateTime(outing.startsAt),
    deadline: outing.answerBy ? f.deadlineWords(outing.answerBy) : '',
  };
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('postponed')}</h2>
      </div>
      <p className={classes.hint}>{t('postponedText', words)}</p>
      <FormError error={answer.error} />
      <div className={classes.row}>
        <div className={classes.grow}>
          <ConfirmAct
            label={t('giveBack')}
            title={t('giveBack')}
            what={t('giveBackWhat', { count: outing.seats })}
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
    </section>
  );
}
