'use client';
import { NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { PickStructure } from '@/app/(city)/_components/pick-structure';
import { NO_REASON, ReasonFields, reasonInput } from '@/app/(city)/_components/reason-fields';
import { companionsFor } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';
import type { SessionDialog } from './dialog';

/** Gives seats to a structure: how many, how many in a wheelchair; the seats are chosen side by side. */
export function AllocateForm({ session, ...dialog }: SessionDialog) {
  const t = useTranslations('sessions.allocate');
  const format = useFormat();
  const trpc = useTRPC();
  const allocate = useMutation(trpc.allocation.allocate.mutationOptions());
  const [structureId, setStructureId] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(2);
  const [wheelchairs, setWheelchairs] = useState(0);
  const [reason, setReason] = useState(NO_REASON);
  const companions = companionsFor(wheelchairs, session);
  const free = (kind: 'STANDARD' | 'WHEELCHAIR' | 'COMPANION') => session.kinds.find((k) => k.kind === kind)?.free ?? 0;
  return (
    <ActModal
      {...dialog}
      title={t('title', { code: session.code })}
      submit={t('submit', { quantity })}
      disabled={!structureId || quantity < 1}
      onSubmit={async () => {
        const made = await allocate.mutateAsync({
          sessionId: session.id,
          structureId: structureId ?? '',
          quantity,
          wheelchairs,
          ...reasonInput(reason),
        });
        return t('done', { quantity: made.quantity, when: format.dateTime(made.confirmBy) });
      }}
    >
      <PickStructure value={structureId} onChange={setStructureId} />
      <NumberInput
        label={t('quantity')}
        description={t('free', {
          standard: free('STANDARD'),
          wheelchair: free('WHEELCHAIR'),
          companion: free('COMPANION'),
        })}
        min={1}
        max={500}
        value={quantity}
        onChange={(value) => setQuantity(Number(value) || 0)}
      />
      <NumberInput
        label={t('wheelchairs')}
        description={t('companions', { companions, each: session.wheelchairsPerCompanion })}
        min={0}
        max={quantity}
        value={wheelchairs}
        onChange={(value) => setWheelchairs(Number(value) || 0)}
      />
      <ReasonFields value={reason} onChange={setReason} />
    </ActModal>
  );
}
