import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { StatCells } from '@/ui/stat-cells';
import { DrawsTable } from './_components/draws-table';
import { NewDraw } from './_components/new-draw';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('allocation'))('draws.name') };
}

export default async function DrawsPage() {
  const { programme } = await requireAccount();
  const { rows, waiting, can } = await (await serverCaller()).allocation.draws();
  const t = await getTranslations('allocation.draws');
  const { n } = await getFormat(programme?.timeZone);
  return (
    <Messages of={['allocation']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          title={t('title', { count: waiting.demands, demands: n(waiting.demands) })}
          context={t('context')}
          actions={can.draw && waiting.demands > 0 ? <NewDraw waiting={waiting} /> : undefined}
        />
        <StatCells
          cells={[
            {
              label: t('waiting'),
              value: n(waiting.demands),
              ...(can.draw ? { href: '/demandes?state=SUBMITTED' } : {}),
            },
            { label: t('structures'), value: n(waiting.structures) },
            { label: t('asked'), value: n(waiting.people) },
            { label: t('offered'), value: n(waiting.free) },
          ]}
        />
        <DrawsTable rows={rows} />
      </Stacked>
    </Messages>
  );
}
