'use client';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { type SeatBlock, SeatMap } from '@/ui/seat-map';
import type { SeatTone } from '@/ui/seat-shape';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';

type Seat = SessionPage['seats'][number];

/** How a seat is drawn: what is missing before what is done. */
function toneOf(seat: Seat, over: boolean): SeatTone {
  if (seat.state === 'FREE') return 'free';
  if (seat.state === 'HELD') return 'reserve';
  if (seat.state === 'PROPOSED') return 'proposed';
  if (seat.state === 'ENTERED') return 'entered';
  if (over) return 'absent';
  if (!seat.named) return 'unnamed';
  return seat.claimed ? 'named' : 'unclaimed';
}

function blocksOf(seats: readonly Seat[], over: boolean, name: (block: string) => string): SeatBlock[] {
  const blocks = new Map<string, Map<string, Seat[]>>();
  for (const seat of seats) {
    const rows = blocks.get(seat.block) ?? new Map<string, Seat[]>();
    blocks.set(seat.block, rows);
    rows.set(seat.row, [...(rows.get(seat.row) ?? []), seat]);
  }
  return [...blocks].map(([block, rows]) => ({
    id: block,
    name: name(block),
    rows: [...rows].reverse().map(([label, inRow]) => ({
      label,
      seats: inRow.map((seat) => ({
        id: seat.id,
        label: seat.seat,
        tone: toneOf(seat, over),
        ...(seat.kind === 'STANDARD' ? {} : { glyph: seat.kind }),
        title: [`${block} ${seat.row}-${seat.seat}`, seat.structure].filter(Boolean).join(' · '),
      })),
    })),
  }));
}

/** The seats in their rows, block by block. */
export function SessionSeats({ session }: { session: SessionPage }) {
  const t = useTranslations('sessions.page');
  const { n, now } = useFormat();
  const of = (kind: Seat['kind']) => session.seats.filter((seat) => seat.kind === kind).length;
  const categories = [...new Set(session.seats.map((seat) => seat.category))].join(', ');
  if (session.seats.length === 0) {
    return (
      <Panel title={t('seats')}>
        <EmptyState title={t('noSeats')} text={t('noSeatsText')} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('seats')}
      hint={t('seatsHint', { categories })}
      aside={
        <span style={{ color: 'var(--g-second)' }}>
          {t('accessible', { wheelchairs: of('WHEELCHAIR'), companions: of('COMPANION') })}
        </span>
      }
    >
      <SeatMap
        blocks={blocksOf(session.seats, session.endsAt < now, (block) => t('block', { block }))}
        formatCount={n}
      />
    </Panel>
  );
}
