'use client';
import { useTranslations } from 'next-intl';
import type { AllocationState as State } from '@/modules/allocation/allocation.rules';
import { StatusBadge, type Tone } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';

const TONES: Record<State, Tone> = { PROPOSED: 'pending', CONFIRMED: 'info', DECLINED: 'neutral', RELEASED: 'neutral' };
const DAY = 86_400_000;

/** State of an allocation; while it waits, until when (rule 16), in orange on its last day. `brief` where a column has the date. */
export function AllocationState({ row, brief }: { row: { state: State; confirmBy: Date }; brief?: boolean }) {
  const t = useTranslations('allocation');
  const format = useFormat();
  if (row.state !== 'PROPOSED') return <StatusBadge tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusBadge>;
  const soon = row.confirmBy.getTime() - format.now.getTime() < DAY;
  return (
    <StatusBadge tone={soon ? 'act' : 'pending'}>
      {brief ? t('state.PROPOSED') : t('answer', { when: format.deadlineWords(row.confirmBy) })}
    </StatusBadge>
  );
}
