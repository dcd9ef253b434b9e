'use client';
import { useTranslations } from 'next-intl';
import { useRuleWords } from '@/app/(city)/tirages/_components/use-rule-words';
import type { RouterOutputs } from '@/trpc/outputs';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';

type Quotas = RouterOutputs['allocation']['drawPage']['quotas'];

/** The quotas the draw was made with, and what those they count got. */
export function DrawQuotas({ quotas }: { quotas: Quotas }) {
  const t = useTranslations('quotas.drawn');
  const words = useRuleWords();
  const { n } = useFormat();
  if (quotas.length === 0) return null;
  return (
    <Panel flush title={t('title')} hint={t('hint')}>
      <SimpleTable
        caption={t('title')}
        columns={[
          { key: 'code', title: t('code') },
          { key: 'rule', title: t('rule') },
          { key: 'minimum', title: t('minimum'), numeric: true },
          { key: 'maximum', title: t('maximum'), numeric: true },
          { key: 'got', title: t('got'), numeric: true },
          { key: 'standing', title: t('standing') },
        ]}
        rows={quotas.map(({ id, sentence, minimum, maximum, got }) => ({
          key: id,
          cells: [
            <strong key="code">{id}</strong>,
            <div key="rule" style={{ minWidth: 220, whiteSpace: 'normal' }}>
              {words.quota(sentence)}
            </div>,
            minimum === null ? '—' : n(minimum),
            maximum === null ? '—' : n(maximum),
            <strong key="got">{n(got)}</strong>,
            <Standing key="standing" short={(minimum ?? 0) - got} />,
          ],
        }))}
      />
    </Panel>
  );
}

/** A maximum is never exceeded; a minimum may be out of reach of those who asked. */
function Standing({ short }: { short: number }) {
  const t = useTranslations('quotas.drawn');
  if (short <= 0) return <StatusBadge tone="yes">{t('kept')}</StatusBadge>;
  return <StatusBadge tone="gap">{t('short', { count: short })}</StatusBadge>;
}
