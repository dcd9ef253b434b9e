import { IconAdjustments } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { LinkButton } from '@/ui/link-button';
import { PageTitle } from '@/ui/page-title';
import { StatCells } from '@/ui/stat-cells';
import { DrawsTable } from './_components/draws-table';
import { NewTrial } from './_components/new-trial';
import { PrepareDraw } from './_components/prepare-draw';
import { PreparedPanel, VoidedPanel } from './_components/prepared-panel';
import { StudiesPanel } from './_components/studies-panel';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('allocation'))('draws.name') };
}

export default async function DrawsPage() {
  const { programme } = await requireAccount();
  const api = await serverCaller();
  const [{ rows, waiting, can }, { open, voided }, studies] = await Promise.all([
    api.allocation.draws(),
    api.allocation.preparedDraw(),
    api.allocation.studies(),
  ]);
  const start = await getTranslations('trials.start');
  const t = await getTranslations('allocation.draws');
  const rules = await getTranslations('quotas');
  const { n } = await getFormat(programme?.timeZone);
  const drawn = rows.map(({ id, number, committed }) => ({
    value: id,
    label: start('option', { number, kind: committed ? 'committed' : 'trial' }),
  }));
  const studied = [...(open ? [{ value: open.id, label: start('prepared') }] : []), ...drawn];
  return (
    <Messages of={['allocation', 'quotas', 'trials']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          title={t('title', { count: waiting.demands, demands: n(waiting.demands) })}
          context={t('context')}
          actions={
            <>
              <LinkButton href="/tirages/regles" variant="default" leftSection={<IconAdjustments size={16} />}>
                {rules('link')}
              </LinkButton>
              {can.draw && waiting.demands > 0 ? (
                <>
                  <NewTrial />
                  {open ? null : <PrepareDraw />}
                </>
              ) : null}
            </>
          }
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
        {open ? <PreparedPanel open={open} /> : null}
        <DrawsTable rows={rows} />
        <StudiesPanel rows={studies} of={can.draw ? studied : []} />
        <VoidedPanel voided={voided} />
      </Stacked>
    </Messages>
  );
}
