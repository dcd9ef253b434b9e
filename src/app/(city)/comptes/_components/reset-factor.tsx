'use client';
import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { UserListed } from '@/modules/accounts/account.schema';
import { RESET_REASONS } from '@/modules/accounts/second-factor.rules';
import { useTRPC } from '@/trpc/client';
import { useDone } from '@/ui/use-done';
import { ReasonedAct } from './reasoned-act';

/** Takes the second factor of somebody away whose phone is lost: with a reason, and after a fresh proof. */
export function ResetFactor({ row, onClose }: { row: UserListed; onClose: () => void }) {
  const t = useTranslations('accounts.resetFactor');
  const trpc = useTRPC();
  const done = useDone();
  const reset = useMutation(
    trpc.secondFactor.reset.mutationOptions({
      onSuccess: () => {
        onClose();
        done(t('done'));
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('title', { name: row.name })}>
      <ReasonedAct
        what={t('what')}
        reasons={RESET_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        words={{ reason: t('reason'), note: t('note'), noteHelp: t('noteHelp'), submit: t('submit') }}
        danger
        pending={reset.isPending}
        error={reset.error}
        onCancel={onClose}
        onSubmit={(why) => reset.mutate({ userId: row.id, ...why })}
      />
    </Modal>
  );
}
