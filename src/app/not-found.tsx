import { Button } from '@mantine/core';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/ui/empty-state';

export default async function NotFound() {
  const t = await getTranslations('common.pages');
  const home = (
    <Button component="a" href="/" size="md">
      {t('home')}
    </Button>
  );
  return (
    <main>
      <EmptyState heading="h1" title={t('notFoundTitle')} text={t('notFoundText')} action={home} />
    </main>
  );
}
