'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import { TicketStateBadge } from '../../_components/ticket-state';

type Event = RouterOutputs['tickets']['one']['events'][number];

/** The command that changed the ticket, in words. */
const CAUSES = {
  'tickets/name': 'named',
  'tickets/name-many': 'named',
  'tickets/rename': 'renamed',
  'tickets/rename-many': 'renamed',
  'tickets/correct-name': 'corrected',
  'tickets/claim': 'claimed',
  'tickets/take-back': 'takenBack',
  'tickets/restitute': 'restituted',
  'structures/assign-group-leader': 'assigned',
  'structures/assign-group-leaders': 'assigned',
  'allocation/allocate': 'allocated',
  'allocation/publish-draw': 'drawn',
  'allocation/swap-seats': 'swapped',
  'allocation/confirm': 'confirmed',
  'allocation/confirm-many': 'confirmed',
  'allocation/decline': 'declined',
  'allocation/release': 'released',
  'allocation/release-many': 'released',
  'allocation/release-due': 'released',
  'imports/apply': 'imported',
  'sessions/hold': 'held',
  'sessions/cancel': 'cancelled',
  'sessions/answer-postponement': 'postponed',
  'sessions/settle-postponement': 'postponed',
  'attendance/scan-ticket': 'scanned',
  'attendance/scan-batch': 'scanned',
  'sessions/hold-seats': 'held',
  'attendance/apply-scans': 'scanned',
} as const;
const isKnown = (cause: string): cause is keyof typeof CAUSES => cause in CAUSES;

/** Every change of state, holder or name: what, why, when, by whom (rule 11). */
export function TicketLife({ events }: { events: readonly Event[] }) {
  const t = useTranslations('tickets.one');
  const causes = useTranslations('tickets.cause');
  const reasons = useTranslations('tickets.reason');
  const f = useFormat();
  const author = (event: Event) => {
    if (event.actorName) return event.actorName;
    return event.actor.startsWith('holder:') ? t('holder') : t('system');
  };
  const reason = (code: string) => (reasons.has(code as 'OTHER') ? reasons(code as 'OTHER') : code);
  const what = ({ cause }: Event) => (isKnown(cause) ? causes(CAUSES[cause]) : causes('other', { cause }));
  return (
    <Panel title={t('life')} hint={t('lifeHint')} flush>
      <SimpleTable
        caption={t('life')}
        columns={[
          { key: 'at', title: t('when') },
          { key: 'what', title: t('what') },
          { key: 'state', title: t('state') },
          { key: 'who', title: t('person') },
          { key: 'leader', title: t('leader') },
        ]}
        rows={events.map((event) => ({
          key: event.id,
          cells: [
            f.dateTime(event.at),
            <span key="what">
              <strong>{what(event)}</strong>
              {event.reason ? <span> · {reason(event.reason)}</span> : null}
              <span style={{ display: 'block', color: 'var(--g-second)' }}>{t('by', { who: author(event) })}</span>
              {event.note ? <span style={{ display: 'block', color: 'var(--g-second)' }}>{event.note}</span> : null}
            </span>,
            event.toState ? <TicketStateBadge key="state" state={event.toState} /> : t('none'),
            event.person ?? t('none'),
            event.leader ?? t('none'),
          ],
        }))}
      />
    </Panel>
  );
}
