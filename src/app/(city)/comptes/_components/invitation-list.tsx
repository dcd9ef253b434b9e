'use client';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { InvitationListed } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { useDomainError } from '@/ui/domain-error';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge, type Tone } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';

const TONES: Record<string, Tone> = { QUEUED: 'pending', SENT: 'yes', FAILED: 'no', BOUNCED: 'no', NONE: 'neutral' };

/** Who was invited and has not come yet, what became of the mail, and the two acts on it. */
export function InvitationList({ rows }: { rows: readonly InvitationListed[] }) {
  const t = useTranslations('accounts');
  const roles = useTranslations('common.role');
  const { dateTime } = useFormat();
  if (rows.length === 0)
    return (
      <Panel title={t('invitations.title')}>
        <EmptyState title={t('invitations.none')} />
      </Panel>
    );
  return (
    <Panel title={t('invitations.title')} flush>
      <SimpleTable
        caption={t('invitations.title')}
        columns={[
          { key: 'name', title: t('users.name') },
          { key: 'email', title: t('users.email') },
          { key: 'role', title: t('users.role') },
          { key: 'mail', title: t('invitations.mail') },
          { key: 'expires', title: t('invitations.expires') },
          { key: 'act', title: t('invitations.actions') },
        ]}
        rows={rows.map((row) => {
          const mail = row.mail ?? 'NONE';
          return {
            key: row.id,
            cells: [
              row.name,
              row.email,
              row.structureName ? `${roles(row.role)}, ${row.structureName}` : roles(row.role),
              <StatusBadge key="mail" tone={TONES[mail] ?? 'neutral'}>
                {t(`invitations.mailState.${mail}`)}
              </StatusBadge>,
              row.state === 'EXPIRED' ? t('invitations.expired') : dateTime(row.expiresAt),
              <Acts key="acts" row={row} />,
            ],
          };
        })}
      />
    </Panel>
  );
}

function Acts({ row }: { row: InvitationListed }) {
  const t = useTranslations('accounts');
  const trpc = useTRPC();
  const router = useRouter();
  const say = useDomainError();
  const after = (message: string) => () => {
    notifications.show({ message });
    router.refresh();
  };
  const again = useMutation(
    trpc.accounts.invite.mutationOptions({
      onSuccess: after(t('invite.sent', { email: row.email })),
      onError: (error) => notifications.show({ color: 'no', message: say(error) }),
    }),
  );
  const revoke = useMutation(
    trpc.accounts.revokeInvitation.mutationOptions({ onSuccess: after(t('invitations.revoked')) }),
  );
  const { email, name, role, structureId } = row;
  return (
    <Group gap={4} wrap="nowrap">
      <Button
        variant="subtle"
        size="compact-sm"
        loading={again.isPending}
        onClick={() => again.mutate({ email, name, role, structureId })}
      >
        {t('invitations.again')}
      </Button>
      <ConfirmAct
        label={t('invitations.revoke')}
        title={t('invitations.revokeTitle')}
        what={t('invitations.revokeWhat', { email })}
        danger
        button={{ variant: 'subtle', size: 'compact-sm', color: 'no' }}
        onConfirm={() => revoke.mutateAsync({ invitationId: row.id })}
      />
    </Group>
  );
}
