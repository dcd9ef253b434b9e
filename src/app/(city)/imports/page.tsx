import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { fieldsOf } from '@/modules/imports/columns.rules';
import { IMPORT_KINDS, type ImportKind } from '@/modules/imports/import.rules';
import { listImportsInput } from '@/modules/imports/import.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { type SearchParams, tableInput } from '../_components/table-input';
import { ImportsTable } from './_components/imports-table';
import { NewImport } from './_components/new-import';
import { IMPORTS_TABLE } from './_components/table-options';

/** As a programme is set up: the calendar first. */
const FIRST: ImportKind = 'SESSIONS';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('list.name') };
}

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { programme, role } = await requireAccount();
  if (role === 'AUDITOR') notFound();
  const api = await serverCaller();
  const input = await tableInput(listImportsInput.strip(), searchParams, IMPORTS_TABLE);
  const [list, { imports = 0 }] = [await api.imports.list(input), await api.today.navigation()];
  const t = await getTranslations('imports.list');
  const { n } = await getFormat(programme?.timeZone);
  const kinds = IMPORT_KINDS.map((kind) => ({ kind, fields: fieldsOf(kind) }));
  return (
    <Messages of={['imports', 'structures']} timeZone={programme?.timeZone}>
      <PageTitle
        title={t('title', { count: imports, imports: n(imports) })}
        context={t(input.kind ? 'contextOfKind' : 'context', { count: list.total, files: n(list.total) })}
      />
      <Columns
        sideWidth={380}
        side={<NewImport kinds={kinds} first={input.kind ?? FIRST} maxMegabytes={list.maxMegabytes} />}
      >
        <ImportsTable {...list} />
      </Columns>
    </Messages>
  );
}
