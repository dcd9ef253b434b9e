'use client';
import { NativeSelect, NumberInput } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { STUDY_RUNS } from '@/modules/allocation/draw-study.rules';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';

export type Studied = { readonly value: string; readonly label: string };

/** Many draws of what one draw was made from; `of`: the draws to choose from, the first unless said. */
export function StartStudy({ of, label }: { of: readonly Studied[]; label: string }) {
  return (
    <ActButton
      label={label}
      disabled={of.length === 0}
      button={{ variant: 'default', leftSection: <IconChartDots size={16} aria-hidden="true" /> }}
    >
      {(dialog) => <StudyForm of={of} {...dialog} />}
    </ActButton>
  );
}

function StudyForm({ of, ...dialog }: { of: readonly Studied[]; opened: boolean; onClose: () => void }) {
  const t = useTranslations('trials.start');
  const { n } = useFormat();
  const router = useRouter();
  const start = useMutation(useTRPC().allocation.startStudy.mutationOptions());
  const [drawId, setDrawId] = useState(of[0]?.value ?? '');
  const [runs, setRuns] = useState<number>(STUDY_RUNS.usual);
  return (
    <ActModal
      {...dialog}
      title={t('title')}
      submit={t('submit')}
      onSubmit={async () => {
        const { studyId } = await start.mutateAsync({ drawId, runs });
        router.push(`/tirages/etudes/${studyId}` as Route);
        return t('done');
      }}
    >
      <p style={{ margin: 0 }}>{t('what')}</p>
      {of.length > 1 ? (
        <NativeSelect
          label={t('draw')}
          data={[...of]}
          value={drawId}
          onChange={(event) => setDrawId(event.currentTarget.value)}
        />
      ) : null}
      <NumberInput
        label={t('runs')}
        description={t('runsHelp', { least: n(STUDY_RUNS.least), most: n(STUDY_RUNS.most) })}
        min={STUDY_RUNS.least}
        max={STUDY_RUNS.most}
        step={1_000}
        allowDecimal={false}
        clampBehavior="blur"
        value={runs}
        onChange={(value) => setRuns(Number(value) || STUDY_RUNS.usual)}
      />
    </ActModal>
  );
}
