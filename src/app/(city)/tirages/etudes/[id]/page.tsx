import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/app/(city)/_components/table-input';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { studyPageInput } from '@/modules/allocation/draw-study.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { PlaceDraw } from './_components/place-draw';
import { StudyProgress } from './_components/study-progress';
import { StudyStrips } from './_components/study-strips';
import { StudyTable } from './_components/study-table';

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trials.studies'))('title') };
}

/** The study, with the draw that the address asks to be placed, when it can be. */
async function readPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { d } = await searchParams;
  const { allocation } = await serverCaller();
  const asked = studyPageInput.safeParse({ studyId: id, ...(d && { drawId: [d].flat()[0] }) });
  return allocation.studyPage(asked.success ? asked.data : { studyId: id });
}

export default async function StudyPage(props: Props) {
  const { programme } = await requireAccount();
  const study = await readPage(props);
  const t = await getTranslations('trials.study');
  const studies = await getTranslations('trials.studies');
  const draws = await getTranslations('allocation.draws');
  const { n, dateTime } = await getFormat(programme?.timeZone);
  const of = { drawn: study.drawNumber === null ? 'no' : 'yes', number: study.drawNumber ?? 0, runs: n(study.runs) };
  return (
    <Messages of={['allocation', 'trials']} timeZone={programme?.timeZone}>
      <Stacked>
        <PageTitle
          crumbs={[{ label: draws('name'), href: '/tirages' }, { label: studies('study') }]}
          title={t('title', of)}
          context={t('context', { at: dateTime(study.createdAt) })}
          actions={study.state === 'DONE' ? <PlaceDraw study={study} /> : undefined}
        />
        {study.state === 'RUNNING' ? <StudyProgress initial={study} /> : null}
        {study.state === 'CANCELLED' ? (
          <Panel title={<StatusBadge tone="neutral">{t('cancelled')}</StatusBadge>}>
            {t('cancelledText', { done: n(study.done), runs: n(study.runs) })}
          </Panel>
        ) : null}
        {study.state === 'DONE' ? (
          <>
            <StudyStrips study={study} of="overall" />
            <StudyStrips study={study} of="publics" />
            <StudyTable study={study} />
          </>
        ) : null}
      </Stacked>
    </Messages>
  );
}
