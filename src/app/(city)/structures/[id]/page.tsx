import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { StatCells } from '@/ui/stat-cells';
import { EditStructure } from '../_components/structure-form';
import { structureValues } from '../_components/structure-values';
import { StructureAllocations } from './_components/structure-allocations';
import { StructureDemands } from './_components/structure-demands';
import { StructureFacts } from './_components/structure-facts';

type Params = { params: Promise<{ id: string }> };

async function readPage(structureId: string) {
  const api = await serverCaller();
  return api.structures.page({ structureId });
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('structures'))('list.name') };
}

export default async function StructurePage({ params }: Params) {
  const { programme } = await requireAccount();
  const structure = await readPage((await params).id);
  const api = await serverCaller();
  const structureId = structure.id;
  const [inDraw, allocations, silent, demands] = [
    await api.drawRules.ofStructure({ structureId }),
    await api.allocation.list({ structureId, sort: 'session' }),
    await api.allocation.proposedOf({ structureId }),
    await api.demands.list({ structureId, sort: 'rank', direction: 'asc' }),
  ];
  const t = await getTranslations('structures');
  const common = await getTranslations('common');
  const { n, percent } = await getFormat(programme?.timeZone);
  const { counts } = structure;
  const share = (value: number) => (counts.seats > 0 ? { hint: percent(value / counts.seats) } : {});
  const place = structure.district ? t('districtShort', { district: structure.district }) : structure.city;
  return (
    <Messages of={['structures', 'allocation', 'demands', 'quotas']} timeZone={programme?.timeZone}>
      <PageTitle
        crumbs={[{ label: t('list.name'), href: '/structures' }, { label: structure.name }]}
        title={structure.name}
        context={[common(`public.${structure.public}`), place].filter(Boolean).join(' · ')}
        actions={
          structure.can.edit ? (
            <EditStructure structureId={structure.id} version={structure.version} values={structureValues(structure)} />
          ) : undefined
        }
      />
      <Columns sideWidth={320} side={<StructureFacts structure={structure} inDraw={inDraw} />}>
        <StatCells
          cells={[
            { label: t('field.seats'), value: n(counts.seats) },
            { label: t('field.claimed'), value: n(counts.claimed), ...share(counts.claimed) },
            { label: t('field.named'), value: n(counts.named), ...share(counts.named) },
            { label: t('field.entered'), value: n(counts.entered), ...share(counts.entered) },
            { label: t('field.people'), value: n(counts.people) },
            { label: t('field.groupLeaders'), value: n(counts.groupLeaders) },
          ]}
        />
        <StructureAllocations list={allocations} silent={silent.ids} />
        <StructureDemands list={demands} structureId={structure.id} />
      </Columns>
    </Messages>
  );
}
