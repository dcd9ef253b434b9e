'use client';
import { Select, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ConfirmReason } from '@/modules/privacy/purge.schema';

export type Why<R extends ConfirmReason> = { readonly reason: R | null; readonly note: string };

type Props<R extends ConfirmReason> = {
  label: string;
  help?: string;
  reasons: readonly R[];
  value: Why<R>;
  onChange: (value: Why<R>) => void;
  /** It was asked for, and is still not there. */
  missing: boolean;
};

/** Why names go: a code for the trail, and a note that only the city sees and that goes with the purge. */
export function PurgeReason<R extends ConfirmReason>({ label, help, reasons, value, onChange, missing }: Props<R>) {
  const t = useTranslations('privacy');
  return (
    <>
      <Select
        label={label}
        description={help}
        data={reasons.map((code) => ({ value: code, label: t(`reason.${code as ConfirmReason}`) }))}
        value={value.reason}
        onChange={(code) => onChange({ ...value, reason: reasons.find((known) => known === code) ?? null })}
        error={missing && value.reason === null ? t('page.reasonMissing') : null}
        required
      />
      <Textarea
        label={t('page.note')}
        description={t('page.noteHelp')}
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
export const noteInput = ({ note }: { note: string }) => (note.trim() ? { note: note.trim() } : {});
