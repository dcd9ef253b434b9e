'use client';
import { MultiSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { useTRPC } from '@/trpc/client';
import type { SessionDialog } from './dialog';
import { useSessionAct } from './use-session-act';

/** Who stands at the gate on the day: exactly these people may scan this session. */
export function GateForm({ session, ...dialog }: SessionDialog) {
  const t = useTranslations('sessions.gate');
  const trpc = useTRPC();
  const assign = useMutation(trpc.sessions.assignGate.mutationOptions());
  const [day, setDay] = useState(session.day);
  const [people, setPeople] = useState(
    session.gate.filter((line) => line.day === session.day).map(({ userId }) => userId),
  );
  const conflict = useSessionAct(session, (version) =>
    assign.mutateAsync({ sessionId: session.id, version, userIds: people, day }),
  );
  const names = session.volunteers.filter(({ id }) => people.includes(id)).map(({ name }) => name);
  return (
    <ActModal
      {...dialog}
      title={t('title', { code: session.code })}
      submit={t('submit', { count: people.length })}
      onSubmit={async () => {
        const done = await conflict.act({ gate: names.sort().join(', ') });
        return done && t('done', { count: done.people });
      }}
    >
      <TextInput
        label={t('day')}
        type="date"
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        required
      />
      <MultiSelect
        label={t('people')}
        description={t('help')}
        data={session.volunteers.map(({ id, name }) => ({ value: id, label: name }))}
        value={people}
        onChange={setPeople}
        nothingFoundMessage={t('none')}
        searchable
        clearable
      />
      {conflict.dialog}
    </ActModal>
  );
}
