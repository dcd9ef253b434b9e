'use client';
import { useTranslations } from 'next-intl';
import type { ImportState } from '@/modules/imports/import.rules';
import { StatusBadge, type Tone } from '@/ui/status-badge';

const TONES: Readonly<Record<ImportState, Tone>> = {
  UPLOADED: 'pending',
  CHECKING: 'info',
  READY: 'act',
  APPLYING: 'info',
  APPLIED: 'yes',
  REFUSED: 'no',
  FAILED: 'no',
  CANCELLED: 'neutral',
  REVERTED: 'neutral',
};

export function ImportStateBadge({ state }: { state: ImportState }) {
  const t = useTranslations('imports.state');
  return <StatusBadge tone={TONES[state]}>{t(state)}</StatusBadge>;
}
