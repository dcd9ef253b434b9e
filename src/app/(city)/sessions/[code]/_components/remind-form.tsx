'use client';
import { Loader } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import type { SessionPage } from '../page';
import type { SessionDialog } from './dialog';

/** Reminds the structures that have not answered for this session. */
export function RemindButton({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions.remind');
  return (
    <ActButton
      label={t('label')}
      button={{ variant: 'default', size: 'xs', leftSection: <IconBellRinging size={16} aria-hidden="true" /> }}
    >
      {(dialog) => <RemindForm session={session} {...dialog} />}
    </ActButton>
  );
}

/** Rule 16: first who will be written to and who will not, then the mails. */
function RemindForm({ session, ...dialog }: SessionDialog) {
  const t = useTranslations('sessions.remind');
  const trpc = useTRPC();
  const remind = useMutation(trpc.allocation.remindSession.mutationOptions());
  const { data: found, error } = useQuery(
    trpc.allocation.previewReminders.queryOptions({ sessionId: session.id }, { staleTime: 0 }),
  );
  return (
    <ActModal
      {...dialog}
      title={t('title', { code: session.code })}
      submit={t('submit', { count: found?.leaders ?? 0 })}
      disabled={!found?.structures}
      onSubmit={async () => {
        const made = await remind.mutateAsync({ sessionId: session.id });
        return t('done', { count: made.allocations, mails: made.mails });
      }}
    >
      <FormError error={error} />
      {found ? <p style={{ margin: 0 }}>{t('what', { ...found })}</p> : error ? null : <Loader size="sm" />}
      {found?.reminded ? <p style={{ margin: 0 }}>{t('reminded', { count: found.reminded })}</p> : null}
      {found?.late ? <p style={{ margin: 0 }}>{t('late', { count: found.late })}</p> : null}
    </ActModal>
  );
}
