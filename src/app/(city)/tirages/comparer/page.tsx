import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/(city)/_components/table-input';
import { Messages } from '@/i18n/messages-provider';
import { compareDrawsInput } from '@/modules/allocation/draw-study.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { EmptyState } from '@/ui/empty-state';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { ComparedFigures } from './_components/compared-figures';
import { ComparedGroups } from './_components/compared-groups';
import { ComparedRules } from './_components/compared-rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trials.compare'))('name') };
}

/** The draws that the address asks for; null when it asks for none, for too many, or makes no sense. */
async function asked(search: SearchParams) {
  const { d } = await search;
  const input = compareDrawsInput.safeParse({ drawIds: [d ?? []].flat() });
  return input.success ? (await serverCaller()).allocation.compareDraws(input.data) : null;
}

export default async function ComparePage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const compared = await asked(searchParams);
  const t = await getTranslations('trials.compare');
  const draws = await getTranslations('allocation.draws');
  const crumbs = [{ label: draws('name'), href: '/tirages' }, { label: t('name') }];
  if (!compared)
    return (
      <Stacked>
        <PageTitle crumbs={crumbs} title={t('none')} />
        <Panel>
          <EmptyState title={t('none')} text={t('noneText')} />
        </Panel>
      </Stacked>
    );
  return (
    <Messages of={['allocation', 'quotas', 'trials']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle crumbs={crumbs} title={t('title', { count: compared.draws.length })} context={t('context')} />
        <ComparedRules compared={compared} />
        <ComparedFigures compared={compared} />
        <ComparedGroups compared={compared} by="public" />
        <ComparedGroups compared={compared} by="district" />
      </Stacked>
    </Messages>
  );
}
