'use client';
import { Group } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRuleWords } from '@/app/(city)/tirages/_components/use-rule-words';
import type { RouterOutputs } from '@/trpc/outputs';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge } from '@/ui/status-badge';
import { EditQuota } from './quota-dialog';
import { RemoveQuota } from './remove-quota';

export type Quota = RouterOutputs['drawRules']['page']['quotas'][number];
type Props = {
  quotas: readonly Quota[];
  /** Something is asked for: what each comes to today can be told. */
  checked: boolean;
  tags: readonly string[];
  can: { change: boolean };
};

/** The quotas in plain words, with what each comes to today. */
export function QuotasPanel({ quotas, checked, tags, can }: Props) {
  const t = useTranslations('quotas.quotas');
  const words = useRuleWords();
  if (quotas.length === 0) {
    return (
      <Panel title={t('title')}>
        <EmptyState title={t('empty')} text={t('emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel flush title={t('title')} hint={t('hint', { count: quotas.length })}>
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'code', title: t('code') },
          { key: 'rule', title: t('rule') },
          { key: 'now', title: t('now') },
          ...(can.change ? [{ key: 'acts', title: <span className="g-hidden">{t('acts')}</span> }] : []),
        ]}
        rows={quotas.map((quota) => ({
          key: quota.id,
          cells: [
            <strong key="code">{quota.code}</strong>,
            <div key="rule" style={{ minWidth: 220, whiteSpace: 'normal' }}>
              {words.quota(quota.sentence)}
            </div>,
            checked && quota.now ? <Today key="now" now={quota.now} /> : '—',
            <Group key="acts" gap={6} wrap="nowrap" justify="flex-end">
              <EditQuota quota={quota} tags={tags} />
              <RemoveQuota quota={quota} />
            </Group>,
          ],
        }))}
      />
    </Panel>
  );
}

function Today({ now }: { now: NonNullable<Quota['now']> }) {
  const t = useTranslations('quotas.quotas');
  const { structures, sessions, minimum, maximum } = now;
  if (structures === 0 || sessions === 0) return <StatusBadge tone="neutral">{t('idle')}</StatusBadge>;
  return [
    t('counts', { structures }),
    minimum === null ? null : t('least', { minimum }),
    maximum === null ? null : t('most', { maximum }),
  ]
    .filter(Boolean)
    .join(', ');
}
