import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { trailInput } from '@/modules/audit/audit.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { PageTitle } from '@/ui/page-title';
import { readTableState } from '@/ui/table-state';
import { TrailTable } from './_components/trail-table';

const FILTERS = ['area', 'role', 'outcome', 'reasoned', 'from', 'to', 'subject', 'actorId'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit.trail');
  return { title: t('caption') };
}

export default async function TrailPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const account = await requireAccount();
  const { page, q, filters } = readTableState(new URLSearchParams(await searchParams), { filters: FILTERS });
  const wanted = trailInput.safeParse({ ...filters, reasoned: filters.reasoned === 'yes', page, q });
  const trail = await (await serverCaller()).audit.trail(wanted.success ? wanted.data : {});
  const t = await getTranslations('audit.trail');
  const format = await getFormat(account.programme?.timeZone);
  return (
    <>
      <PageTitle
        title={t('title', { count: trail.total, shown: format.n(trail.total) })}
        context={t(trail.named ? 'context' : 'contextAudit', { zone: format.zoneWords() })}
      />
      <TrailTable rows={trail.rows} total={trail.total} />
    </>
  );
}
