import { IconChartBar } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { requireAccount, serverCaller } from '@/trpc/server';
import { BigButton } from '@/ui/big-button';
import { EmptyState } from '@/ui/empty-state';
import { SpacePage } from '@/ui/space-page';
import { StatusBadge, type Tone } from '@/ui/status-badge';
import { OutingCard } from '../_components/outing-card';
import classes from '../_components/space.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claims.outings'))('title') };
}

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof serverCaller>>['space']['read']>>['coming'][number];
type StateKey = 'cancelled' | 'postponed' | 'proposed' | 'closed' | 'noLeader' | 'noName' | 'links' | 'ready';

function stateOf(row: Row, now: Date): { key: StateKey; tone: Tone } {
  if (row.sessionStatus === 'CANCELLED') return { key: 'cancelled', tone: 'no' };
  if (row.state === 'PROPOSED') return { key: 'proposed', tone: 'act' };
  if (row.answerBy && row.answerBy > now) return { key: 'postponed', tone: 'act' };
  const missing = row.seats - row.named;
  if (missing === 0 && row.waiting === 0 && row.withLeader === row.seats) return { key: 'ready', tone: 'yes' };
  if (row.cutoffAt <= now) return { key: 'closed', tone: 'neutral' };
  if (row.withLeader < row.seats) return { key: 'noLeader', tone: 'act' };
  return missing > 0 ? { key: 'noName', tone: 'act' } : { key: 'links', tone: 'act' };
}

export default async function OutingsPage() {
  const { programme } = await requireAccount();
  const t = await getTranslations('claims.outings');
  const space = await getTranslations('claims.space');
  const mine = await getTranslations('attendance.mine');
  const f = await getFormat(programme?.timeZone);
  const { coming, past } = await (await serverCaller()).space.read({});
  const card = (row: Row, over: boolean) => {
    const { key, tone } = stateOf(row, f.now);
    const missing = { count: row.seats - row.named };
    return (
      <OutingCard
        key={row.allocationId}
        outing={{
          id: row.allocationId,
          sport: row.sport,
          day: f.dayParts(row.startsAt),
          title: space('at', { sport: row.sport, hour: f.hourWords(row.startsAt) }),
          venue: row.venue,
          seats: over
            ? t('state.past', { entered: row.entered, seats: row.seats })
            : `${space('seats', { count: row.seats })} · ${row.code}`,
          status: over ? null : <StatusBadge tone={tone}>{t(`state.${key}`, missing)}</StatusBadge>,
        }}
      />
    );
  };
  return (
    <SpacePage title={t('title')} context={t('context', { count: coming.length })}>
      {coming.length + past.length === 0 ? (
        <div className={classes.empty}>
          <EmptyState
            title={t('none')}
            text={t('noneText')}
            action={<BigButton href="/espace/catalogue">{t('ask')}</BigButton>}
          />
        </div>
      ) : null}
      {coming.map((row) => card(row, false))}
      {past.length > 0 ? <h2 className={classes.heading}>{t('past')}</h2> : null}
      {past.map((row) => card(row, true))}
      {past.length > 0 ? (
        <BigButton look="plain" href="/espace/presence" icon={<IconChartBar size={22} aria-hidden="true" />}>
          {mine('title')}
        </BigButton>
      ) : null}
    </SpacePage>
  );
}
