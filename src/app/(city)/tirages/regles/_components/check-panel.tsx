'use client';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRuleWords } from '@/app/(city)/tirages/_components/use-rule-words';
import type { RouterOutputs } from '@/trpc/outputs';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';

type Check = RouterOutputs['drawRules']['page']['check'];

/** Whether the rules can all be kept on what is asked and free now, with the numbers when they cannot. */
export function CheckPanel({ check: { demands, sessions, seats, against, idle } }: { check: Check }) {
  const t = useTranslations('quotas.check');
  const words = useRuleWords();
  const sound = against.length === 0;
  if (demands === 0) return <Panel title={t('title')}>{t('nothing')}</Panel>;
  return (
    <Panel
      title={t('title')}
      aside={
        <StatusBadge tone={sound ? 'yes' : 'no'}>{sound ? t('yes') : t('no', { count: against.length })}</StatusBadge>
      }
    >
      <p style={{ margin: 0 }}>{t('on', { demands, sessions, seats })}</p>
      {sound ? null : (
        <Alert color="no" variant="light" mt="sm" icon={<IconAlertTriangle />} title={t('refuses')}>
          {against.map((one) => (
            <div key={`${one.kind} ${one.quotaIds.join(' ')}`}>{words.contradiction(one)}</div>
          ))}
        </Alert>
      )}
      {idle.map((one) => (
        <p key={one.quotaIds.join(' ')} style={{ margin: '8px 0 0', color: 'var(--g-second)' }}>
          {words.contradiction(one)}
        </p>
      ))}
    </Panel>
  );
}
