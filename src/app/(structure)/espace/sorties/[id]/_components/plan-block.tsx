'use client';
import { useTranslations } from 'next-intl';
import { spotsOf } from '@/modules/allocation/seat-plan.rules';
import { SeatMap, type SeatRow } from '@/ui/seat-map';
import type { SeatTone } from '@/ui/seat-shape';
import { useFormat } from '@/ui/use-format';
import classes from '../../../_components/space.module.css';
import type { Outing, OutingTicket } from '../../../_components/space-types';

function toneOf({ state, named }: OutingTicket): SeatTone {
  if (state === 'PROPOSED') return 'proposed';
  if (state === 'ENTERED') return 'entered';
  return named ? 'named' : 'unnamed';
}

/** The own seats of a block where they are; nothing is known here of anybody else's. */
function rowsOf(tickets: readonly OutingTicket[]): SeatRow[] {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const rows = new Map<string, { label: string; y: number; seats: SeatRow['seats'][number][] }>();
  for (const { seat, x, y } of spotsOf(tickets)) {
    const ticket = byId.get(seat.id);
    if (!ticket) continue;
    const row = rows.get(seat.row) ?? { label: seat.row, y, seats: [] };
    rows.set(seat.row, row);
    row.seats.push({
      id: seat.id,
      label: seat.seat,
      x: Number.isNaN(x) ? null : x,
      tone: toneOf(ticket),
      ...(seat.kind === 'STANDARD' ? {} : { glyph: seat.kind }),
    });
  }
  return [...rows.values()];
}

/** Where the group sits: a picture of its own seats, block by block. */
export function PlanBlock({ page }: { page: Outing }) {
  const t = useTranslations('claims.outing');
  const { n } = useFormat();
  const blocks = [...new Set(page.tickets.map(({ block }) => block))];
  if (blocks.length === 0) return null;
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('planTitle')}</h2>
      </div>
      <p className={classes.hint}>{t('planHint')}</p>
      {blocks.map((block) => (
        <div key={block} style={{ padding: '0 16px 14px' }}>
          <h3 style={{ margin: '0 0 6px', fontSize: 15 }}>{t('planBlock', { block })}</h3>
          <SeatMap
            block={{
              id: block,
              name: t('planBlock', { block }),
              rows: rowsOf(page.tickets.filter((ticket) => ticket.block === block)),
            }}
            formatCount={n}
          />
        </div>
      ))}
    </section>
  );
}
