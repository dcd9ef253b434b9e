'use client';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { Notice } from '@/ui/notice';
import { useFormat } from '@/ui/use-format';
import { fileInfoOf } from './reading-choices';

/** Sheets that the workbook hides are not read: told on the page itself, for what is missing may be there. */
export function HiddenSheets({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.readingForm');
  const { n } = useFormat();
  const info = fileInfoOf(found);
  const hidden = info?.format === 'xlsx' ? info.hiddenSheets : 0;
  if (hidden === 0) return null;
  return (
    <Notice icon={<IconEyeOff size={22} aria-hidden="true" />}>
      {t('hidden', { count: hidden, sheets: n(hidden) })} {t('hiddenHelp')}
    </Notice>
  );
}
