import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type SearchParams, tableInput } from '@/app/(city)/_components/table-input';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { CATALOGUE_FILTERS, catalogueInput } from '@/modules/demands/catalogue.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { SpacePage } from '@/ui/space-page';
import type { Search } from './_components/address';
import { CalendarView, shownDays } from './_components/calendar-view';
import classes from './_components/catalogue.module.css';
import { CatalogueFilters } from './_components/catalogue-filters';
import { Pages } from './_components/pages';
import { NoSession, SessionCards, SessionTable } from './_components/session-list';
import { Views, viewOf } from './_components/views';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue'))('title') };
}

type Asked = Awaited<ReturnType<typeof catalogueInput.parseAsync>>;
const api = async () => (await serverCaller()).demands;

/** Sessions that may be asked for: as cards, as a table, by day; what is shown stands in the address. */
export default async function CataloguePage({ searchParams }: { searchParams: SearchParams }) {
  const { programme } = await requireAccount();
  const search = await searchParams;
  const asked = await tableInput(catalogueInput, searchParams, { filters: CATALOGUE_FILTERS });
  const view = viewOf(search);
  const t = await getTranslations('catalogue');
  const { n, zoneWords } = await getFormat(programme?.timeZone);
  const { from: _from, to: _to, ...undated } = asked;
  const list = await (await api()).catalogue(view === 'calendar' ? undated : asked);
  const { rows, total, sports, venues, districts, firstDay } = list;
  const Listed = view === 'table' ? SessionTable : SessionCards;
  return (
    <Messages of={['catalogue', 'demands']} timeZone={programme?.timeZone}>
      <SpacePage
        title={t('title')}
        back={{ label: (await getTranslations('demands'))('space.title'), href: '/espace/demandes' }}
      >
        <CatalogueFilters choices={{ sports, venues, districts }} days={view !== 'calendar'} />
        <Views search={search} />
        <p role="status" className={classes.found}>
          {t('found', { count: total, shown: n(total), zone: zoneWords() })}
        </p>
        {view === 'calendar' ? (
          <ByDay search={search} asked={undated} first={firstDay} timeZone={programme?.timeZone} />
        ) : (
          <>
            {rows.length === 0 ? <NoSession /> : <Listed rows={rows} timeZone={programme?.timeZone} />}
            <Pages search={search} page={asked.page} total={total} />
          </>
        )}
      </SpacePage>
    </Messages>
  );
}

type ByDayProps = {
  search: Search;
  asked: Omit<Asked, 'from' | 'to'>;
  first: string | null;
  timeZone: string | undefined;
};

/** The calendar, then the sessions of the day that was chosen in it. */
async function ByDay({ search, asked, first, timeZone }: ByDayProps) {
  const t = await getTranslations('catalogue');
  const { day } = await getFormat('UTC');
  if (first === null) return <NoSession />;
  const shown = shownDays(search, first);
  const { page, ...filters } = asked;
  const [from = '', to = ''] = [shown.weeks[0]?.[0], shown.weeks.at(-1)?.[6]];
  const days = await (await api()).catalogueDays({ ...filters, from, to });
  const { on } = shown;
  const list = on ? await (await api()).catalogue({ ...asked, from: on, to: on }) : null;
  return (
    <>
      <CalendarView search={search} shown={shown} days={days} />
      <h2 id="jour" className={classes.dayTitle}>
        {list && on ? t('month.count', { count: list.total, day: day(new Date(on), 'long') }) : t('month.choose')}
      </h2>
      {list ? (
        <>
          <SessionCards rows={list.rows} timeZone={timeZone} />
          <Pages search={search} page={page} total={list.total} />
        </>
      ) : null}
    </>
  );
}
