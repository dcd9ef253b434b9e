'use client';
import { useTranslations } from 'next-intl';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';
import { RemindButton } from './remind-form';
import classes from './session.module.css';

type Line = SessionPage['structures'][number];

/** Who holds how many places of this session, and what is missing. */
export function SessionStructures({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions');
  const common = useTranslations('common');
  const { n } = useFormat();
  const total = (key: 'places' | 'claimed' | 'named') =>
    n(session.structures.reduce((sum, line) => sum + line[key], 0));
  if (session.structures.length === 0) {
    return (
      <Panel title={t('page.structures')}>
        <EmptyState title={t('page.noStructures')} text={t('page.noStructuresText')} />
      </Panel>
    );
  }
  const lacks = (value: number, places: number) => (value < places ? classes.lacks : undefined);
  return (
    <Panel
      flush
      title={t('page.structures')}
      hint={n(session.structures.length)}
      aside={session.can.remind ? <RemindButton session={session} /> : undefined}
    >
      <SimpleTable
        caption={t('page.structures')}
        columns={[
          { key: 'name', title: t('page.structure') },
          { key: 'public', title: t('page.public') },
          { key: 'places', title: t('page.places'), numeric: true },
          { key: 'claimed', title: t('counter.claimed'), numeric: true },
          { key: 'named', title: t('counter.named'), numeric: true },
          { key: 'progress', title: t('page.progress') },
          { key: 'leader', title: t('page.leader') },
          { key: 'state', title: t('page.state') },
        ]}
        rows={session.structures.map((line) => ({
          key: line.structureId,
          cells: [
            <AppLink key="name" href={`/structures/${line.structureId}`} className={classes.name}>
              {line.name}
            </AppLink>,
            common(`public.${line.public}`),
            <strong key="places">{n(line.places)}</strong>,
            <span key="claimed" className={lacks(line.claimed, line.places)}>
              {n(line.claimed)}
            </span>,
            <span key="named" className={lacks(line.named, line.places)}>
              {n(line.named)}
            </span>,
            <Progress key="progress" line={line} />,
            line.leader ?? <span className={classes.dim}>{t('page.noLeader')}</span>,
            <State key="state" line={line} over={session.endsAt} />,
          ],
        }))}
        total={[t('page.total'), '', total('places'), total('claimed'), total('named'), '', '', '']}
      />
    </Panel>
  );
}

/** Named, taken without a name, and the rest, as one bar. */
function Progress({ line }: { line: Line }) {
  const t = useTranslations('sessions.page');
  const width = (value: number) => ({ width: `${(100 * Math.max(0, value)) / line.places}%` });
  return (
    <span className={classes.bar} role="img" aria-label={t('progressOf', { named: line.named, places: line.places })}>
      <span className={classes.named} style={width(Math.min(line.named, line.claimed))} />
      <span className={classes.taken} style={width(line.claimed - line.named)} />
      <span className={classes.open} style={width(line.named - line.claimed)} />
    </span>
  );
}

function State({ line, over }: { line: Line; over: Date }) {
  const t = useTranslations('sessions.state');
  const format = useFormat();
  if (over < format.now)
    return <StatusBadge tone="info">{t('present', { entered: line.entered, places: line.places })}</StatusBadge>;
  if (line.proposed > 0 && line.confirmBy) {
    return <StatusBadge tone="pending">{t('answer', { when: format.deadlineWords(line.confirmBy) })}</StatusBadge>;
  }
  if (line.named < line.places)
    return <StatusBadge tone="act">{t('unnamed', { count: line.places - line.named })}</StatusBadge>;
  if (line.claimed < line.places)
    return <StatusBadge tone="act">{t('unclaimed', { count: line.places - line.claimed })}</StatusBadge>;
  return <StatusBadge tone="yes">{t('complete')}</StatusBadge>;
}
