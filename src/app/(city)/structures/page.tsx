import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { structureFilters } from '@/modules/structures/structure.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { type SearchParams, tableInput } from '../_components/table-input';
import { NewStructure } from './_components/structure-form';
import { StructuresTable } from './_components/structures-table';
import { STRUCTURES_TABLE } from './_components/table-options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('structures'))('list.name') };
}

export default async function StructuresPage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const list = await api.structures.list(await tableInput(structureFilters, searchParams, STRUCTURES_TABLE));
  const t = await getTranslations('structures');
  const { n } = await getFormat(programme?.timeZone);
  return (
    <Messages of={['structures']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          title={t('list.title', { count: list.total, structures: n(list.total) })}
          context={t('list.context', { members: n(list.members) })}
          actions={list.can.create ? <NewStructure /> : undefined}
        />
        <StructuresTable {...list} />
      </Stacked>
    </Messages>
  );
}
