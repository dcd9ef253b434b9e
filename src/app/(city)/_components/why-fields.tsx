'use client';
import { useTranslations } from 'next-intl';
import { CHANGE_REASONS, type ChangeReason } from '@/modules/programmes/programme-form.schema';
import { CodedReason, noteInput } from './coded-reason';

export type Why = { reason: ChangeReason; note: string };
export const NO_WHY: Why = { reason: 'CITY_DECISION', note: '' };

/** Why rules change. */
export function WhyFields({ value, onChange }: { value: Why; onChange: (value: Why) => void }) {
  const t = useTranslations('programmes.change');
  return (
    <CodedReason<ChangeReason, Why>
      reasons={CHANGE_REASONS.map((code) => ({ value: code, label: t(`reasons.${code}`) }))}
      words={{ reason: t('reason'), note: t('note'), noteHelp: t('noteHelp') }}
      value={value}
      onChange={onChange}
    />
  );
}

/** As the commands take it: no empty note. */
export const whyInput = ({ reason, note }: Why) => ({ reason, ...noteInput({ note }) });
