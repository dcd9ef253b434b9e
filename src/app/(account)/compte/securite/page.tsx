import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { serverCaller } from '@/trpc/server';
import { AccountPage } from '../_components/account-page';
import { SecondFactorSection } from './_components/second-factor-section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.security');
  return { title: t('page') };
}

/** One's own second factor: turned on, its recovery codes made again, turned off by whoever may. */
export default async function SecurityPage() {
  const t = await getTranslations('accounts.security');
  const state = await (await serverCaller()).secondFactor.state();
  return (
    <AccountPage title={t('page')} context={t('context')} inner>
      {state ? (
        <div style={{ maxWidth: 620 }}>
          <SecondFactorSection
            since={state.since}
            required={state.required}
            codesLeft={state.codesLeft}
            demo={state.demo}
          />
        </div>
      ) : null}
    </AccountPage>
  );
}
