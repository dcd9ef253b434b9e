'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/empty-state';

/** What a reader sees when a page breaks: words and a reference, never the error itself. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('common.pages');
  const reference = error.digest ? ` ${t('errorReference', { reference: error.digest })}` : '';
  return (
    <main>
      <EmptyState
        heading="h1"
        title={t('errorTitle')}
        text={t('errorText') + reference}
        action={<Button onClick={reset}>{t('retry')}</Button>}
      />
    </main>
  );
}
