'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { Notice } from '@/ui/notice';
import { useFormat } from '@/ui/use-format';

/** The very same file was applied before: when, by whom, and whether applying it again would change anything. `imports`: where imports are read. */
export function SameFile({ found, imports }: { found: RouterOutputs['imports']['read']; imports: string }) {
  const t = useTranslations('imports.sameFile');
  const { dateTime } = useFormat();
  const { sameFile, report } = found;
  if (!sameFile) return null;
  const effect = report?.effect;
  const moved = effect ? effect.created + effect.changed > 0 : false;
  return (
    <Notice>
      <strong>{t('title', { when: dateTime(sameFile.appliedAt), who: sameFile.authorName ?? 'none' })}</strong>.{' '}
      {effect ? `${t(moved ? 'moved' : 'nothing')} ` : null}
      <AppLink href={`${imports}/${sameFile.importId}`} style={{ color: 'var(--g-link)' }}>
        {t('see')}
      </AppLink>
    </Notice>
  );
}
