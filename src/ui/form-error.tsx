'use client';
import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useDomainError } from './domain-error';

/** A refusal or failure in words, above a form or beside an act. Nothing when `error` is null or undefined. */
export function FormError({ error }: { error: unknown }) {
  const say = useDomainError();
  const t = useTranslations('ui.error');
  if (error === null || error === undefined) return null;
  return (
    <Alert color="no" variant="light" role="alert" title={t('title')} icon={<IconAlertCircle />} mb="sm">
      {say(error)}
    </Alert>
  );
}
