'use client';
import { Alert } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { useRuleWords } from '@/app/(city)/tirages/_components/use-rule-words';
import { tryQuotaInput } from '@/modules/allocation/draw-rules/draw-rules.schema';
import { useTRPC } from '@/trpc/client';
import type { QuotaForm } from './quota-dialog';

/** What the quota in the form says, comes to and contradicts, before it is kept. */
export function QuotaPreview({ quotaId }: { quotaId: string | null }) {
  const t = useTranslations('quotas');
  const words = useRuleWords();
  const { reason: _why, note: _note, ...fields } = useFormContext<QuotaForm>().watch();
  const [typed] = useDebouncedValue(JSON.stringify(fields), 400);
  const asked = tryQuotaInput.safeParse({ quotaId, ...(JSON.parse(typed) as typeof fields) });
  const { data } = useQuery(
    useTRPC().drawRules.tryQuota.queryOptions(asked.data ?? {}, {
      enabled: asked.success,
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  if (!asked.success || !data) return null;
  const told = [...data.against, ...data.idle];
  const { minimum = null, maximum = null, structures = 0 } = data.now ?? {};
  const comesTo = [
    t('quotas.counts', { structures }),
    minimum === null ? '' : t('quotas.least', { minimum }),
    maximum === null ? '' : t('quotas.most', { maximum }),
  ].filter(Boolean);
  const sound = data.against.length === 0;
  return (
    <Alert
      color={sound ? 'city' : 'no'}
      variant="light"
      title={t('form.preview')}
      icon={sound ? <IconEye /> : <IconAlertTriangle />}
      aria-live="polite"
    >
      <div>{words.quota(data.sentence)}</div>
      <div>
        {t('quotas.now')} : {comesTo.join(', ')}
      </div>
      {told.map((one) => (
        <div key={`${one.kind} ${one.quotaIds.join(' ')}`}>{words.contradiction(one)}</div>
      ))}
    </Alert>
  );
}
