'use client';
import { IconLogout } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { signOutHere } from '@/trpc/auth-client';
import { BigButton } from '@/ui/big-button';

/** Ends the sign-in on this phone. */
export function SignOutButton() {
  const t = useTranslations('claims.help');
  return (
    <div style={{ marginTop: 20 }}>
      <BigButton look="plain" icon={<IconLogout size={22} aria-hidden="true" />} onClick={() => void signOutHere()}>
        {t('signOut')}
      </BigButton>
    </div>
  );
}
