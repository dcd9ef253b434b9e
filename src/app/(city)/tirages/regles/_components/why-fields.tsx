'use client';
import { Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CHANGE_REASONS, type ChangeReason } from '@/modules/programmes/programme-form.schema';

export type Why = { reason: ChangeReason; note: string };
export const NO_WHY: Why = { reason: 'CITY_DECISION', note: '' };

/** Why rules change: a code for the trail, and a note that only staff see. */
export function WhyFields({ value, onChange }: { value: Why; onChange: (value: Why) => void }) {
  const t = useTranslations('programmes.change');
  return (
    <>
      <Select
        label={t('reason')}
        data={CHANGE_REASONS.map((code) => ({ value: code, label: t(`reasons.${code}`) }))}
        value={value.reason}
        allowDeselect={false}
        onChange={(code) => code && onChange({ ...value, reason: code as ChangeReason })}
      />
      <Textarea
        label={t('note')}
        description={t('noteHelp')}
        value={value.note}
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
        maxLength={500}
        autosize
        minRows={2}
      />
    </>
  );
}

/** As the commands take it: no empty note. */
export const whyInput = ({ reason, note }: Why) => ({ reason, ...(note.trim() ? { note: note.trim() } : {}) });
