'use client';
import { useTranslations } from 'next-intl';
import { CodedReason, type CodedReasonValue } from '@/app/(city)/_components/coded-reason';
import type { ConfirmReason } from '@/modules/privacy/purge.schema';

export type Why<R extends ConfirmReason> = CodedReasonValue<R>;

type Props<R extends ConfirmReason> = {
  label: string;
  help?: string;
  reasons: readonly R[];
  value: Why<R>;
  onChange: (value: Why<R>) => void;
  /** It was asked for, and is still not there. */
  missing: boolean;
};

/** Why names go; the note goes with the purge. */
export function PurgeReason<R extends ConfirmReason>({ label, help, reasons, value, onChange, missing }: Props<R>) {
  const t = useTranslations('privacy');
  return (
    <CodedReason<R, Why<R>>
      reasons={reasons.map((code) => ({ value: code, label: t(`reason.${code as ConfirmReason}`) }))}
      words={{ reason: label, help, note: t('page.note'), noteHelp: t('page.noteHelp') }}
      value={value}
      onChange={onChange}
      missing={missing && value.reason === null ? t('page.reasonMissing') : null}
    />
  );
}
