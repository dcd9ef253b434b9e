'use client';
import { Menu } from '@mantine/core';
import { IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { locales } from '@/i18n/config';
import { signOutHere } from '@/trpc/auth-client';
import { useTRPC } from '@/trpc/client';
import { DeskUserButton } from '@/ui/desk-user-button';

/** Language, kept in the profile, and the way out. */
export function AccountMenu({ name, role, initials }: { name: string; role: string; initials: string }) {
  const t = useTranslations('accounts.nav');
  const languages = useTranslations('ui.languageName');
  const current = useLocale();
  const trpc = useTRPC();
  const choose = useMutation(
    trpc.accounts.chooseLanguage.mutationOptions({
      onSuccess: (_, { locale }) => {
        const address = new URL(window.location.href);
        address.searchParams.set('lang', locale);
        window.location.assign(address);
      },
    }),
  );
  return (
    <Menu position="top-start" width={200}>
      <Menu.Target>
        <DeskUserButton name={name} role={role} initials={initials} label={t('menu', { name })} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href="/compte" leftSection={<IconUserCircle size={16} />}>
          {t('account')}
        </Menu.Item>
        {locales
          .filter((locale) => locale !== current)
          .map((locale) => (
            <Menu.Item
              key={locale}
              lang={locale}
              leftSection={<IconLanguage size={16} />}
              onClick={() => choose.mutate({ locale })}
            >
              {languages(locale)}
            </Menu.Item>
          ))}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOutHere()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
