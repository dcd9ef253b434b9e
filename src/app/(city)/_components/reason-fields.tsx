'use client';
import { Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { OVERRIDE_REASONS, type OverrideReason } from '@/modules/tickets/ticket.rules';

export type Reason = { reason: OverrideReason; note: string };
export const NO_REASON: Reason = { reason: 'ORGANISER_REQUEST', note: '' };

/** Why: a code of the list for the trail, and a note that only staff see. */
export function ReasonFields({ value, onChange }: { value: Reason; onChange: (value: Reason) => void }) {
  const t = useTranslations('allocation.reason');
  return (
    <>
      <Select
        label={t('label')}
        description={t('help')}
        data={OVERRIDE_REASONS.map((code) => ({ value: code, label: t(code) }))}
        value={value.reason}
        allowDeselect={false}
        onChange={(code) => code && onChange({ ...value, reason: code as OverrideReason })}
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
export const reasonInput = ({ reason, note }: Reason) => ({ reason, ...(note.trim() ? { note: note.trim() } : {}) });
