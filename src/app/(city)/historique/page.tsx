import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { trailInput } from '@/modules/audit/audit.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { readTableState } from '@/ui/table-state';
import { SealPanel } from './_components/seal-panel';
import { TrailTable } from './_components/trail-table';

const FILTERS = [
  'area',
  'kind',
  'role',
  'outcome',
  'reasoned',
  'from',
  'to',
  'subject',
  'actorId',
  'before',
  'after',
] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit.trail');
  return { title: t('caption') };
}

export default async function TrailPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const account = await requireAccount();
  const { q, filters } = readTableState(new URLSearchParams(await searchParams), { filters: FILTERS });
  const wanted = trailInput.safeParse({ ...filters, reasoned: filters.reasoned === 'yes', q });
  const trail = await (await serverCaller()).audit.trail(wanted.success ? wanted.data : {});
  const t = await getTranslations('audit.trail');
  const format = await getFormat(account.programme?.timeZone);
  const many = trail.total >= trail.counted;
  return (
    <Messages of={['audit', 'refusals']} timeZone={account.programme?.timeZone}>
      <PageTitle
        title={
          many
            ? t('moreThan', { shown: format.n(trail.counted) })
            : t('title', { count: trail.total, shown: format.n(trail.total) })
        }
        context={t(trail.named ? 'context' : 'contextAudit', { zone: format.zoneWords() })}
      />
      <Stacked>
        {trail.seal ? <SealPanel seal={trail.seal} /> : null}
        <TrailTable rows={trail.rows} total={trail.total} older={trail.older} newer={trail.newer} />
      </Stacked>
    </Messages>
  );
}
