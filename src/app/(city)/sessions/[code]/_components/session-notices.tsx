'use client';
import { Alert } from '@mantine/core';
import { IconCalendarX, IconClockHour4 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';

/** What must not be overlooked: cancelled, postponed, and how many structures have answered (rule 7). */
export function SessionNotices({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions.notice');
  const format = useFormat();
  const { postponement } = session;
  if (session.status === 'CANCELLED') {
    return (
      <Alert color="no" variant="light" icon={<IconCalendarX />} title={t('cancelled')}>
        {t('cancelledText')}
      </Alert>
    );
  }
  if (!postponement) return null;
  const facts = { keep: postponement.keep, back: postponement.back, silent: postponement.silent };
  return (
    <Alert
      color="city"
      variant="light"
      icon={<IconClockHour4 />}
      title={t('postponed', { from: format.dateTime(postponement.fromStartsAt) })}
    >
      {t('postponedText', { ...facts, answerBy: format.dateTime(postponement.answerBy) })}
    </Alert>
  );
}
