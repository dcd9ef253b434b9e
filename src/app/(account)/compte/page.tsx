import { IconShieldLock } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SignOutButton } from '@/app/_components/sign-out-button';
import { requireAccount, serverCaller } from '@/trpc/server';
import { LinkButton } from '@/ui/link-button';
import classes from './_components/account.module.css';
import { AccountPage } from './_components/account-page';
import { EmailSection } from './_components/email-section';
import { NameSection } from './_components/name-section';
import { PasswordSection } from './_components/password-section';
import { Section } from './_components/section';
import { SignInsSection } from './_components/sign-ins-section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.profile');
  return { title: t('title') };
}

/** One's own account, whatever the role: name, language, address, password, second factor, sign-ins. */
export default async function OwnAccountPage() {
  const t = await getTranslations('accounts.profile');
  const { role, structure } = await requireAccount();
  const api = await serverCaller();
  const profile = await api.profile.read();
  const signIns = await api.profile.signIns();
  const roleWords = (await getTranslations('common'))(`role.${role}`);
  return (
    <AccountPage
      title={t('title')}
      context={structure ? t('roleFor', { role: roleWords, structure: structure.name }) : roleWords}
    >
      <div className={classes.grid}>
        <div className={classes.stack}>
          <NameSection name={profile.name} />
          <EmailSection email={profile.email} pending={profile.pendingEmail} hasPassword={profile.hasPassword} />
          <PasswordSection email={profile.email} about={profile.about} hasPassword={profile.hasPassword} />
        </div>
        <div className={classes.stack}>
          <Section title={t('security.title')} text={t('security.text')}>
            <LinkButton href="/compte/securite" variant="default" leftSection={<IconShieldLock size={18} />}>
              {t('security.open')}
            </LinkButton>
          </Section>
          <SignInsSection signIns={signIns} />
          {role === 'LEADER' || role === 'GATE' ? <SignOutButton label={t('signOut')} /> : null}
        </div>
      </div>
    </AccountPage>
  );
}
