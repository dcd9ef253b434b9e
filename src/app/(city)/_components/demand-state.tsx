'use client';
import { useTranslations } from 'next-intl';
import type { DemandState as State } from '@/modules/demands/demand.rules';
import { StatusBadge, type Tone } from '@/ui/status-badge';

const TONES: Record<State, Tone> = {
  DRAFT: 'act',
  SUBMITTED: 'pending',
  GRANTED: 'yes',
  REFUSED: 'no',
  WITHDRAWN: 'neutral',
};

export function DemandState({ state }: { state: State }) {
  const t = useTranslations('demands.state');
  return <StatusBadge tone={TONES[state]}>{t(state)}</StatusBadge>;
}
