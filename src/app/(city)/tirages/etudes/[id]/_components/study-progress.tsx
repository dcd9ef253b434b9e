'use client';
import { Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import type { Study } from './study-figures';

const POLL_MS = 1_000;
const MINUTE_MS = 60_000;

/** How far a study is: draws, rate, time left. The page is drawn again once it is done. */
export function StudyProgress({ initial }: { initial: Study }) {
  const t = useTranslations('trials.study');
  const studies = useTranslations('trials.studies');
  const { n, durationWords } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const { data, error } = useQuery(
    trpc.allocation.studyPage.queryOptions(
      { studyId: initial.id },
      {
        initialData: initial,
        staleTime: 0,
        gcTime: 0,
        refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? POLL_MS : false),
      },
    ),
  );
  const cancel = useMutation(trpc.allocation.cancelStudy.mutationOptions());
  const { state, done, runs, workedMs } = data;
  useEffect(() => {
    if (state !== 'RUNNING') router.refresh();
  }, [state, router]);
  const rate = workedMs > 0 ? (1_000 * done) / workedMs : 0;
  const timeLeft = (ms: number) =>
    ms < MINUTE_MS ? t('seconds', { count: Math.ceil(ms / 1_000) }) : durationWords(ms);
  const said = [
    studies('progress', { done: n(done), runs: n(runs) }),
    rate > 0 ? t('rate', { runs: n(Math.max(1, Math.round(rate))) }) : null,
    rate > 0 && done < runs ? t('left', { duration: timeLeft((1_000 * (runs - done)) / rate) }) : null,
  ];
  return (
    <Panel
      title={t('running')}
      foot={t('leave')}
      aside={
        data.can.cancel ? (
          <ConfirmAct
            label={t('cancel')}
            title={t('cancelTitle')}
            what={t('cancelWhat')}
            button={{ variant: 'default' }}
            onConfirm={async () => {
              await cancel.mutateAsync({ studyId: initial.id });
              router.refresh();
            }}
          />
        ) : undefined
      }
    >
      <FormError error={error} />
      <p role="status" style={{ margin: '0 0 8px' }}>
        {said.filter(Boolean).join(' · ')}
      </p>
      <Progress value={(100 * done) / runs} size="lg" aria-label={t('running')} />
    </Panel>
  );
}
