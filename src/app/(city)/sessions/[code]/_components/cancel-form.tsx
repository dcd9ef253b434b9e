'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { NO_REASON, ReasonFields, reasonInput } from '@/app/(city)/_components/reason-fields';
import { useTRPC } from '@/trpc/client';
import type { SessionDialog } from './dialog';
import { sumOf } from './session-counters';
import { useSessionAct } from './use-session-act';

/** Rule 7: everything returns to the city, everybody is told. */
export function CancelForm({ session, ...dialog }: SessionDialog) {
  const t = useTranslations('sessions.cancel');
  const trpc = useTRPC();
  const cancel = useMutation(trpc.sessions.cancel.mutationOptions());
  const [reason, setReason] = useState(NO_REASON);
  const conflict = useSessionAct(session, (version) =>
    cancel.mutateAsync({ sessionId: session.id, version, ...reasonInput(reason) }),
  );
  const seats = sumOf(session, 'allocated');
  return (
    <ActModal
      {...dialog}
      danger
      title={t('title', { code: session.code })}
      submit={t('submit')}
      onSubmit={async () => {
        const done = await conflict.act({ status: 'CANCELLED' });
        return done && t('done', { seats: done.seats, mails: done.mails });
      }}
    >
      <p style={{ margin: 0 }}>{t('what', { seats, structures: session.structures.length })}</p>
      <ReasonFields value={reason} onChange={setReason} />
      {conflict.dialog}
    </ActModal>
  );
}
