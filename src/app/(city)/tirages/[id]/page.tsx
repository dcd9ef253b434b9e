import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type SearchParams, tableInput } from '@/app/(city)/_components/table-input';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { drawResultFilters } from '@/modules/allocation/draw.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Columns } from '@/ui/columns';
import { PageTitle } from '@/ui/page-title';
import { StatCells } from '@/ui/stat-cells';
import { StatusBadge } from '@/ui/status-badge';
import { DRAW_TONES, isKept } from '../_components/draw-tones';
import { StartStudy } from '../_components/start-study';
import { DrawProof } from './_components/draw-proof';
import { DrawPublics } from './_components/draw-publics';
import { DrawQuotas } from './_components/draw-quotas';
import { DrawResults } from './_components/draw-results';
import { RESULTS_TABLE } from './_components/table-options';

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('allocation'))('draws.name') };
}

async function readPage(drawId: string) {
  const api = await serverCaller();
  return api.allocation.drawPage({ drawId });
}

export default async function DrawPage({ params, searchParams }: Props) {
  const { programme } = await requireAccount();
  const { id } = await params;
  const draw = await readPage(id);
  const filters = await tableInput(drawResultFilters.omit({ drawId: true }), searchParams, RESULTS_TABLE);
  const results = await (await serverCaller()).allocation.drawResults({ ...filters, drawId: draw.id });
  const t = await getTranslations('allocation.draw');
  const draws = await getTranslations('allocation.draws');
  const start = await getTranslations('trials.start');
  const trials = await getTranslations('trials.compare');
  const { n, percent, dateTime } = await getFormat(programme?.timeZone);
  const sum = (key: 'asked' | 'structures' | 'served') => draw.publics.reduce((all, line) => all + line[key], 0);
  const ratio = (value: number, of: number) => percent(of > 0 ? value / of : 0);
  return (
    <Messages of={['allocation', 'draw', 'quotas', 'trials']} timeZone={programme?.timeZone}>
      <PageTitle
        crumbs={[{ label: draws('name'), href: '/tirages' }, { label: draws('numbered', { number: draw.number }) }]}
        title={t('title', { seats: n(draw.seatCount), offered: n(draw.offered) })}
        context={t('context', {
          people: n(sum('asked')),
          structures: n(sum('structures')),
          sessions: n(draw.sessions),
          at: dateTime(draw.createdAt),
        })}
        actions={
          <>
            <StatusBadge tone={isKept(draw) ? 'neutral' : DRAW_TONES[draw.state]}>
              {isKept(draw) ? trials('kept') : draws(`state.${draw.state}`)}
            </StatusBadge>
            {draw.can.study ? (
              <StartStudy
                of={[{ value: draw.id, label: draws('numbered', { number: draw.number }) }]}
                label={start('title')}
              />
            ) : null}
          </>
        }
      />
      <Columns sideWidth={326} side={<DrawProof draw={draw} />}>
        <StatCells
          cells={[
            {
              label: t('fill'),
              value: ratio(draw.seatCount, draw.offered),
              hint: t('ofSeats', { offered: n(draw.offered) }),
            },
            {
              label: t('firstWishes'),
              value: ratio(draw.wishes.firstMet, draw.wishes.first),
              hint: t('of', { count: n(draw.wishes.first) }),
            },
            { label: t('granted'), value: n(draw.grantCount), hint: t('of', { count: n(draw.demandCount) }) },
            { label: t('served'), value: n(sum('served')), hint: t('of', { count: n(sum('structures')) }) },
          ]}
        />
        <DrawPublics draw={draw} />
        <DrawQuotas quotas={draw.quotas} />
        <DrawResults {...results} />
      </Columns>
    </Messages>
  );
}
