import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { Notice } from '@/ui/notice';
import { PageTitle } from '@/ui/page-title';
import { CheckPanel } from './_components/check-panel';
import { PrioritiesPanel } from './_components/priorities-panel';
import { AddQuota } from './_components/quota-dialog';
import { QuotasPanel } from './_components/quotas-panel';
import { SettingsForm } from './_components/settings-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quotas'))('name') };
}

export default async function DrawRulesPage() {
  const { programme } = await requireAccount();
  const { check, quotas, tagged, settings, version, can } = await (await serverCaller()).drawRules.page();
  const t = await getTranslations('quotas');
  const draws = await getTranslations('allocation.draws');
  const tags = [...new Set([...tagged, ...quotas.map(({ fields }) => fields)].flatMap(({ tag }) => tag ?? []))].sort();
  return (
    <Messages of={['quotas', 'structures', 'demands', 'programmes']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          crumbs={[{ label: draws('name'), href: '/tirages' }, { label: t('name') }]}
          title={t('title')}
          context={t('context')}
          actions={can.change ? <AddQuota tags={tags} /> : undefined}
        />
        {can.change ? null : <Notice>{t('readOnly')}</Notice>}
        <CheckPanel check={check} />
        <QuotasPanel quotas={quotas} checked={check.demands > 0} tags={tags} can={can} />
        <SettingsForm key={version} version={version} settings={settings} readOnly={!can.change} />
        <PrioritiesPanel tagged={tagged} tags={tags} can={can} />
      </Stacked>
    </Messages>
  );
}
