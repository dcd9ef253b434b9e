'use client';
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';

const AGAIN_MS = 3_000;

/** In a demo, the code that can be given now, so that a visitor without a phone enters; it is asked for again as it changes. */
export function DemoCode() {
  const t = useTranslations('common.stepUp');
  const trpc = useTRPC();
  const code = useQuery(
    trpc.secondFactor.demoCode.queryOptions(undefined, { refetchInterval: AGAIN_MS, staleTime: 0 }),
  );
  if (!code.data) return null;
  return (
    <Alert color="act" variant="light" mb="md">
      {t('demo')}{' '}
      <strong data-demo-code={code.data} style={{ whiteSpace: 'nowrap' }}>
        {`${code.data.slice(0, 3)}\u00a0${code.data.slice(3)}`}
      </strong>
    </Alert>
  );
}
