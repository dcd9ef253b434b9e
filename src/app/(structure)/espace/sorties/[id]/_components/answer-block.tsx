'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { ActionBar } from '@/ui/action-bar';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from '../../../_components/space.module.css';
import type { Outing } from '../../../_components/space-types';

/** Yes or no to the places proposed (rule 16). */
export function AnswerBlock({ page, structure }: { page: Outing; structure: string }) {
  const t = useTranslations('claims.outing');
  const space = useTranslations('claims.space');
  const f = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const { outing, can } = page;
  const { allocationId } = outing;
  const accept = useMutation(trpc.allocation.confirm.mutationOptions({ onSuccess: () => done(t('accepted')) }));
  const decline = useMutation(trpc.allocation.decline.mutationOptions());
  const count = outing.seats;
  return (
    <>
      <section className={classes.block}>
        <div className={classes.blockHead}>
          <h2>{space('seats', { count })}</h2>
          <span>{outing.code}</span>
        </div>
        <p className={classes.hint}>{t('proposedText', { structure, deadline: f.deadlineWords(outing.confirmBy) })}</p>
      </section>
      <FormError error={accept.error} />
      <ActionBar>
        <ConfirmAct
          label={t('decline')}
          title={t('declineTitle')}
          what={t('declineWhat', { count })}
          danger
          button={{ variant: 'default', fullWidth: true, h: 56, fz: 16, radius: 14 }}
          onConfirm={async () => {
            await decline.mutateAsync({ allocationId });
            window.location.assign('/espace/sorties');
          }}
        />
        <BigButton
          look="act"
          disabled={!can.answer}
          loading={accept.isPending}
          onClick={() => accept.mutate({ allocationId })}
        >
          {t('accept', { count })}
        </BigButton>
      </ActionBar>
    </>
  );
}
