import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { AppLink } from '@/ui/app-link';
import { Stacked } from '@/ui/columns';
import { EmptyState } from '@/ui/empty-state';
import { PageTitle } from '@/ui/page-title';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatCells } from '@/ui/stat-cells';

type Overview = Awaited<ReturnType<Awaited<ReturnType<typeof serverCaller>>['audit']['overview']>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.nav');
  return { title: t('overview') };
}

export default async function AuditPage() {
  const account = await requireAccount();
  const t = await getTranslations('audit.overview');
  const overview = await (await serverCaller()).audit.overview();
  const zone = account.programme?.timeZone;
  return (
    <>
      <PageTitle
        title={t('title', { drawn: overview.draws.length, reasoned: overview.trail?.reasoned ?? 0 })}
        context={t('context', { name: account.programme?.name ?? '' })}
      />
      <Stacked>
        <Figures overview={overview} />
        <Draws draws={overview.draws} zone={zone} />
        <Overrides overrides={overview.overrides} zone={zone} />
      </Stacked>
    </>
  );
}

async function Figures({ overview: { counts, trail, openDiscrepancies } }: { overview: Overview }) {
  const t = await getTranslations('audit.overview');
  const { n } = await getFormat();
  if (!counts || !trail) return null;
  const plain = (['sessions', 'structures', 'stock', 'allocated', 'named'] as const).map((key) => ({
    label: t(key),
    value: n(counts[key]),
  }));
  return (
    <Panel title={t('counts')}>
      <StatCells
        cells={[
          ...plain,
          { label: t('entered'), value: n(counts.entered), href: '/presence' },
          {
            label: t('lines'),
            value: n(trail.lines),
            hint: t('refused', { refusals: trail.refused, count: n(trail.refused) }),
            href: '/historique',
          },
          { label: t('open'), value: n(openDiscrepancies) },
        ]}
      />
    </Panel>
  );
}

async function Draws({ draws, zone }: { draws: Overview['draws']; zone: string | undefined }) {
  const t = await getTranslations('audit.overview');
  const { n, dateTime } = await getFormat(zone);
  if (draws.length === 0)
    return (
      <Panel title={t('draws')}>
        <EmptyState title={t('noDraw')} />
      </Panel>
    );
  return (
    <Panel title={t('draws')} flush>
      <SimpleTable
        caption={t('draws')}
        columns={[
          { key: 'published', title: t('published') },
          { key: 'demands', title: t('demands'), numeric: true },
          { key: 'granted', title: t('granted'), numeric: true },
          { key: 'seats', title: t('seats'), numeric: true },
          { key: 'hash', title: t('hash') },
        ]}
        rows={draws.map((draw) => ({
          key: draw.id,
          cells: [
            <AppLink
              key="open"
              href={`/tirages/${draw.id}`}
            >{`${dateTime(draw.publishedAt)} · ${t('verify')}`}</AppLink>,
            n(draw.demandCount),
            n(draw.grantCount),
            n(draw.seatCount),
            <code key="hash">{draw.inputHash.slice(0, 16)}…</code>,
          ],
        }))}
      />
    </Panel>
  );
}

async function Overrides({ overrides, zone }: { overrides: Overview['overrides']; zone: string | undefined }) {
  const t = await getTranslations('audit');
  const roles = await getTranslations('common.role');
  const { dateTime } = await getFormat(zone);
  const action = (code: string) => {
    const key = code.replace('/', '.') as 'accounts.sign-in';
    return t.has(`action.${key}`) ? t(`action.${key}`) : code;
  };
  const reason = (code: string) => (t.has(`reason.${code as 'OTHER'}`) ? t(`reason.${code as 'OTHER'}`) : code);
  if (overrides.length === 0)
    return (
      <Panel title={t('overview.overrides')}>
        <EmptyState title={t('overview.noOverride')} />
      </Panel>
    );
  const aside = <AppLink href="/historique?reasoned=yes">{t('overview.seeAll')}</AppLink>;
  return (
    <Panel title={t('overview.overrides')} aside={aside} flush>
      <SimpleTable
        caption={t('overview.overrides')}
        columns={[
          { key: 'at', title: t('trail.at') },
          { key: 'who', title: t('trail.who') },
          { key: 'what', title: t('trail.what') },
          { key: 'subject', title: t('trail.subject') },
          { key: 'why', title: t('trail.why') },
        ]}
        rows={overrides.map((line) => ({
          key: line.id,
          cells: [
            dateTime(line.at),
            roles(line.role as 'ADMIN'),
            action(line.action),
            line.subjectId?.slice(0, 8) ?? '',
            reason(line.reason),
          ],
        }))}
      />
    </Panel>
  );
}
