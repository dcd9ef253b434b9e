import { Center, Loader } from '@mantine/core';
import { getTranslations } from 'next-intl/server';

export default async function Loading() {
  const t = await getTranslations('common.pages');
  return (
    <Center mih="50dvh" role="status" aria-label={t('loading')}>
      <Loader type="bars" />
    </Center>
  );
}
