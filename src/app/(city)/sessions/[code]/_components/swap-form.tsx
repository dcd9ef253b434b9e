'use client';
import { Checkbox, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { NO_REASON, ReasonFields, reasonInput } from '@/app/(city)/_components/reason-fields';
import { useTRPC } from '@/trpc/client';
import { domainFault } from '@/ui/domain-error';
import type { SessionPage } from '../page';
import type { PlannedSeat, SeatPlan } from './session-seats';

const seen = ({ id, version, allocationId }: PlannedSeat) => ({ ticketId: id, version, allocationId });

/** Whether whoever has `seat` may move to `other`: another one of its kind, not kept back, nobody inside. */
export const mayTake = (seat: PlannedSeat, other: PlannedSeat): boolean =>
  other.id !== seat.id && other.kind === seat.kind && other.state !== 'HELD' && other.state !== 'ENTERED';

/** Another seat of the block for whoever has this one, and why; parting a wheelchair user from a companion is asked twice (rule 6). */
export function SwapForm({
  session,
  plan,
  seat,
  towards = null,
  onClose,
}: {
  session: SessionPage;
  plan: SeatPlan;
  seat: PlannedSeat;
  /** The other seat, when it was chosen on the picture. */
  towards?: PlannedSeat | null;
  onClose: () => void;
}) {
  const t = useTranslations('sessions.plan');
  const trpc = useTRPC();
  const client = useQueryClient();
  const swap = useMutation(trpc.allocation.swapSeats.mutationOptions());
  const [to, setTo] = useState<string | null>(towards?.id ?? null);
  const [reason, setReason] = useState(NO_REASON);
  const [evenApart, setEvenApart] = useState(false);
  const parts = domainFault(swap.error)?.code === 'allocation/parts-wheelchair';
  const numbers = new Map(plan.groups.map(({ allocationId, number }) => [allocationId, number]));
  const others = plan.seats.filter((other) => mayTake(seat, other));
  const hint = (other: PlannedSeat) => {
    const number = other.allocationId === null ? undefined : numbers.get(other.allocationId);
    return number === undefined ? t('free') : t('groupOf', { number });
  };
  return (
    <ActModal
      opened
      onClose={onClose}
      title={`${session.code} · ${t('moveTitle', { block: seat.block, row: seat.row, seat: seat.seat })}`}
      submit={t('submit')}
      disabled={to === null || (parts && !evenApart)}
      onSubmit={async () => {
        const other = others.find(({ id }) => id === to);
        if (!other) return null;
        const done = await swap.mutateAsync({
          from: seen(seat),
          to: seen(other),
          ...reasonInput(reason),
          evenApart,
        });
        await client.invalidateQueries(trpc.allocation.seatPlan.queryFilter());
        return t('done', { told: done.told });
      }}
    >
      <p style={{ margin: 0 }}>{t('what')}</p>
      <Select
        label={t('to')}
        description={t('toHelp')}
        data={others.map((other) => ({ value: other.id, label: `${other.row}-${other.seat} · ${hint(other)}` }))}
        value={to}
        searchable
        onChange={(value) => {
          setTo(value);
          setEvenApart(false);
          swap.reset();
        }}
      />
      <ReasonFields value={reason} onChange={setReason} />
      {parts ? (
        <Checkbox
          label={t('even')}
          checked={evenApart}
          onChange={(event) => setEvenApart(event.currentTarget.checked)}
        />
      ) : null}
    </ActModal>
  );
}
