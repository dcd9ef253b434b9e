'use client';
import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { UserListed } from '@/modules/accounts/account.schema';
import { UNLINK_REASONS } from '@/modules/accounts/oidc.rules';
import { useTRPC } from '@/trpc/client';
import { useDone } from '@/ui/use-done';
import { ReasonedAct } from './reasoned-act';

/** Takes the linked identities of somebody away: with a reason, and after a fresh proof. */
export function UnlinkIdentity({ row, onClose }: { row: UserListed; onClose: () => void }) {
  const t = useTranslations('accounts.unlink');
  const trpc = useTRPC();
  const done = useDone();
  const unlink = useMutation(
    trpc.accounts.unlinkIdentity.mutationOptions({
      onSuccess: () => {
        onClose();
        done(t('done'));
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('title', { name: row.name })}>
      <ReasonedAct
        what={
          <>
            <p style={{ margin: '0 0 8px' }}>{t('what')}</p>
            <p style={{ margin: 0, color: 'var(--g-second)' }}>{t('again')}</p>
          </>
        }
        reasons={UNLINK_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        words={{ reason: t('reason'), note: t('note'), noteHelp: t('noteHelp'), submit: t('submit') }}
        danger
        pending={unlink.isPending}
        error={unlink.error}
        onCancel={onClose}
        onSubmit={(why) => unlink.mutate({ userId: row.id, ...why })}
      />
    </Modal>
  );
}
