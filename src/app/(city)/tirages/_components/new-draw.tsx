'use client';
import { NumberInput, TextInput } from '@mantine/core';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';

type Waiting = RouterOutputs['allocation']['draws']['waiting'];

/** Draws all open demands; nothing is given before the result is looked at and published. */
export function NewDraw({ waiting }: { waiting: Waiting }) {
  const t = useTranslations('allocation.run');
  return (
    <ActButton label={t('label')} button={{ leftSection: <IconArrowsShuffle size={16} /> }}>
      {(dialog) => <DrawForm waiting={waiting} {...dialog} />}
    </ActButton>
  );
}

const CAPS = ['seatsPerStructure', 'seatsPerTurn', 'sharePercent'] as const;
type Caps = Record<(typeof CAPS)[number], number | null>;

function DrawForm({ waiting, ...dialog }: { waiting: Waiting; opened: boolean; onClose: () => void }) {
  const t = useTranslations('allocation.run');
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const run = useMutation(trpc.allocation.runDraw.mutationOptions());
  const [seed, setSeed] = useState('');
  const [caps, setCaps] = useState<Caps>({ seatsPerStructure: null, seatsPerTurn: null, sharePercent: null });
  return (
    <ActModal
      {...dialog}
      title={t('title')}
      submit={t('submit', { count: waiting.demands, demands: n(waiting.demands) })}
      onSubmit={async () => {
        const made = await run.mutateAsync({ seed: seed.trim(), caps });
        router.push(`/tirages/${made.drawId}`);
        return t('done', { seats: n(made.seats) });
      }}
    >
      <p style={{ margin: 0 }}>
        {t('what', { people: n(waiting.people), structures: n(waiting.structures), free: n(waiting.free) })}
      </p>
      <TextInput
        label={t('seed')}
        description={t('seedHelp')}
        value={seed}
        maxLength={200}
        onChange={(event) => setSeed(event.currentTarget.value)}
      />
      {CAPS.map((cap) => (
        <NumberInput
          key={cap}
          label={t(cap)}
          description={t(`${cap}Help`)}
          min={1}
          max={cap === 'sharePercent' ? 100 : 10_000}
          value={caps[cap] ?? ''}
          onChange={(value) => setCaps({ ...caps, [cap]: value === '' ? null : Number(value) })}
        />
      ))}
    </ActModal>
  );
}
