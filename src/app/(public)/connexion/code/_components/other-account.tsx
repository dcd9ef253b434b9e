'use client';
import { Anchor, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { signOutHere } from '@/trpc/auth-client';

/** Whose sign-in this is, and the way out of it. */
export function OtherAccount({ email }: { email: string }) {
  const t = useTranslations('accounts.code');
  return (
    <Text c="var(--g-second)" fz={15} mt="lg" className="g-no-print">
      {t('signedInAs', { email })}. {t('other')}{' '}
      <Anchor component="button" type="button" fz={15} onClick={() => void signOutHere()}>
        {t('signOut')}
      </Anchor>
    </Text>
  );
}
