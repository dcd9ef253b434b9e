'use client';
import { useTranslations } from 'next-intl';
import { OVERRIDE_REASONS, type OverrideReason } from '@/modules/tickets/ticket.rules';
import { CodedReason, noteInput } from './coded-reason';

export type Reason = { reason: OverrideReason; note: string };
export const NO_REASON: Reason = { reason: 'ORGANISER_REQUEST', note: '' };

/** Why the city acts on seats. */
export function ReasonFields({ value, onChange }: { value: Reason; onChange: (value: Reason) => void }) {
  const t = useTranslations('allocation.reason');
  return (
    <CodedReason<OverrideReason, Reason>
      reasons={OVERRIDE_REASONS.map((code) => ({ value: code, label: t(code) }))}
      words={{ reason: t('label'), help: t('help'), note: t('note'), noteHelp: t('noteHelp') }}
      value={value}
      onChange={onChange}
    />
  );
}

/** As the commands take it: no empty note. */
export const reasonInput = ({ reason, note }: Reason) => ({ reason, ...noteInput({ note }) });
