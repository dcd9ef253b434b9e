'use client';
import { DateTimePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { NO_REASON, ReasonFields, reasonInput } from '@/app/(city)/_components/reason-fields';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';
import type { SessionDialog } from './dialog';
import { useSessionAct } from './use-session-act';
import { instantAt, wallClock } from './wall-clock';

/** Rule 7: a new time; the cutoff follows, and structures are asked to keep or return. */
export function PostponeForm({ session, ...dialog }: SessionDialog) {
  const t = useTranslations('sessions.postpone');
  const format = useFormat();
  const trpc = useTRPC();
  const postpone = useMutation(trpc.sessions.postpone.mutationOptions());
  const [start, setStart] = useState<string | null>(wallClock(session.startsAt, session.timeZone));
  const [end, setEnd] = useState<string | null>(wallClock(session.endsAt, session.timeZone));
  const [reason, setReason] = useState(NO_REASON);
  const startsAt = start ? instantAt(start, session.timeZone) : session.startsAt;
  const endsAt = end ? instantAt(end, session.timeZone) : session.endsAt;
  const conflict = useSessionAct(session, (version) =>
    postpone.mutateAsync({ sessionId: session.id, version, startsAt, endsAt, ...reasonInput(reason) }),
  );
  return (
    <ActModal
      {...dialog}
      title={t('title', { code: session.code })}
      submit={t('submit', { count: session.structures.length })}
      disabled={!start || !end}
      onSubmit={async () => {
        const done = await conflict.act({ status: 'POSTPONED', startsAt, endsAt });
        return done && t('done', { count: done.structures, when: format.dateTime(done.answerBy) });
      }}
    >
      <p style={{ margin: 0 }}>{t('what')}</p>
      <DateTimePicker
        label={t('start')}
        description={t('zone', { zone: session.timeZone })}
        value={start}
        onChange={setStart}
        valueFormat="DD/MM/YYYY HH:mm"
        required
      />
      <DateTimePicker label={t('end')} value={end} onChange={setEnd} valueFormat="DD/MM/YYYY HH:mm" required />
      <ReasonFields value={reason} onChange={setReason} />
      {conflict.dialog}
    </ActModal>
  );
}
