'use client';
import { NumberInput, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { NO_REASON, ReasonFields, reasonInput } from '@/app/(city)/_components/reason-fields';
import { TICKET_KINDS, type TicketKind } from '@/modules/tickets/ticket.rules';
import { useTRPC } from '@/trpc/client';
import type { SessionDialog } from './dialog';
import { sumOf } from './session-counters';
import { useSessionAct } from './use-session-act';

/** Between stock and reserve: so many seats of a kind, and why. */
export function ReserveForm({ session, from, ...dialog }: SessionDialog & { from: 'free' | 'held' }) {
  const t = useTranslations('sessions.reserve');
  const kinds = useTranslations('sessions.kind');
  const trpc = useTRPC();
  const hold = useMutation(trpc.sessions.hold.mutationOptions());
  const release = useMutation(trpc.sessions.releaseHeld.mutationOptions());
  const [kind, setKind] = useState<TicketKind>('STANDARD');
  const [quantity, setQuantity] = useState(1);
  const [reason, setReason] = useState(NO_REASON);
  const most = session.kinds.find((counted) => counted.kind === kind)?.[from] ?? 0;
  const conflict = useSessionAct(session, (version) =>
    (from === 'free' ? hold : release).mutateAsync({
      sessionId: session.id,
      version,
      kind,
      quantity,
      ...reasonInput(reason),
    }),
  );
  return (
    <ActModal
      {...dialog}
      title={t(`${from}.title`, { code: session.code })}
      submit={t(`${from}.submit`, { quantity })}
      disabled={quantity < 1 || quantity > most}
      onSubmit={async () => {
        const done = await conflict.act({ held: sumOf(session, 'held') + (from === 'free' ? quantity : -quantity) });
        return done && t(`${from}.done`, { moved: done.moved });
      }}
    >
      <Select
        label={t('kind')}
        data={TICKET_KINDS.map((value) => ({ value, label: kinds(value) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => value && setKind(value as TicketKind)}
      />
      <NumberInput
        label={t('quantity')}
        description={t(`${from}.most`, { most })}
        min={1}
        max={Math.max(1, most)}
        value={quantity}
        onChange={(value) => setQuantity(Number(value) || 0)}
      />
      <ReasonFields value={reason} onChange={setReason} />
      {conflict.dialog}
    </ActModal>
  );
}
