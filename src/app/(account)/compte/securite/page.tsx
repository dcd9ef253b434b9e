import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { serverCaller } from '@/trpc/server';
import classes from '../_components/account.module.css';
import { AccountPage } from '../_components/account-page';
import { IdentitiesSection } from './_components/identities-section';
import { SecondFactorSection } from './_components/second-factor-section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.security');
  return { title: t('page') };
}

/** One's own second factor, and what else opens the account: the password, the identities linked to it. */
export default async function SecurityPage() {
  const t = await getTranslations('accounts.security');
  const api = await serverCaller();
  const state = await api.secondFactor.state();
  const { hasPassword } = await api.profile.read();
  const identities = await api.profile.identities();
  return (
    <AccountPage title={t('page')} context={t('context')} inner>
      <div className={classes.stack} style={{ maxWidth: 620 }}>
        {state ? (
          <SecondFactorSection
            since={state.since}
            required={state.required}
            codesLeft={state.codesLeft}
            demo={state.demo}
          />
        ) : null}
        <IdentitiesSection identities={identities} hasPassword={hasPassword} />
      </div>
    </AccountPage>
  );
}
