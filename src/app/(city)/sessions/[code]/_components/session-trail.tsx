'use client';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCalendarEvent,
  IconCheck,
  IconHourglass,
  IconLock,
  IconPencil,
  IconTicket,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './session.module.css';

type Line = RouterOutputs['sessions']['trail'][number];

const ICONS: Record<string, typeof IconTicket> = {
  'allocation/allocate': IconHourglass,
  'allocation/publish-draw': IconHourglass,
  'allocation/swap-seats': IconArrowsExchange,
  'allocation/confirm': IconCheck,
  'allocation/confirm-many': IconCheck,
  'allocation/decline': IconArrowBackUp,
  'allocation/release': IconArrowBackUp,
  'allocation/release-due': IconArrowBackUp,
  'tickets/restitute': IconArrowBackUp,
  'tickets/rename': IconPencil,
  'tickets/name': IconPencil,
  'sessions/hold-seats': IconLock,
  'sessions/postpone': IconCalendarEvent,
  'sessions/cancel': IconCalendarEvent,
};

/** What happened here, the latest first: what, to whom, when, who. */
export function SessionTrail({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations('sessions.trail');
  const { n } = useFormat();
  return (
    <Panel title={t('title')} hint={n(lines.length)} ruled>
      {lines.length === 0 ? <EmptyState title={t('empty')} /> : null}
      <ul className={classes.trail}>
        {lines.map((line) => (
          <TrailLine key={line.key} line={line} />
        ))}
      </ul>
    </Panel>
  );
}

function TrailLine({ line }: { line: Line }) {
  const t = useTranslations('sessions.trail');
  const reason = useTranslations('allocation.reason');
  const format = useFormat();
  const Icon = ICONS[line.action] ?? IconTicket;
  const known = line.action.replace('/', '-') as 'allocation-allocate';
  const what = t.has(`what.${known}`) ? t(`what.${known}`, { seats: line.seats }) : t('other', { seats: line.seats });
  const why = line.reason && reason.has(line.reason as 'OTHER') ? reason(line.reason as 'OTHER') : null;
  const who = line.who ?? (line.actor.startsWith('holder:') ? t('holder') : t('system'));
  return (
    <li className={classes.line}>
      <span className={classes.dot} aria-hidden="true">
        <Icon size={13} />
      </span>
      <div className={classes.what}>{what}</div>
      {line.structure || why ? <div>{[line.structure, why].filter(Boolean).join(' · ')}</div> : null}
      <div className={classes.who}>
        {format.relative(line.at)} · {who}
      </div>
    </li>
  );
}
