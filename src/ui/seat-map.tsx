import { useTranslations } from 'next-intl';
import classes from './seat-map.module.css';
import { type SeatGlyph, SeatPatterns, SeatShape, type SeatTone, seatTones } from './seat-shape';
import { SeatTable } from './seat-table';

export type Seat = { id: string; label: string; tone: SeatTone; glyph?: SeatGlyph; title?: string };
export type SeatRow = { label: string; seats: readonly Seat[] };
export type SeatBlock = { id: string; name: string; rows: readonly SeatRow[] };

const PITCH = 16;
const MARGIN = 26;

/** Seats in their rows, block by block, with a legend that counts and the same states as a table. Rows come front last. */
export function SeatMap({ blocks, formatCount }: { blocks: readonly SeatBlock[]; formatCount: (n: number) => string }) {
  const t = useTranslations('ui.seat');
  const all = blocks.flatMap((block) => block.rows.flatMap((row) => row.seats));
  const present = seatTones
    .map((tone) => ({ tone, count: all.filter((seat) => seat.tone === tone).length }))
    .filter(({ count }) => count > 0);
  return (
    <div>
      <SeatPatterns />
      <div className={classes.blocks} aria-hidden="true">
        {blocks.map((block) => (
          <BlockDrawing key={block.id} block={block} />
        ))}
      </div>
      <ul className={classes.legend}>
        {present.map(({ tone, count }) => (
          <li key={tone}>
            <svg width="14" height="14" viewBox="-0.5 -0.5 14 14" aria-hidden="true">
              <SeatShape x={0} y={0} tone={tone} />
            </svg>
            {t(`tone.${tone}`)} <strong>{formatCount(count)}</strong>
          </li>
        ))}
      </ul>
      <details className={classes.details}>
        <summary>{t('asTable')}</summary>
        <SeatTable blocks={blocks} />
      </details>
    </div>
  );
}

function BlockDrawing({ block }: { block: SeatBlock }) {
  const widest = Math.max(1, ...block.rows.map((row) => row.seats.length));
  const width = MARGIN + widest * PITCH;
  const height = block.rows.length * PITCH;
  return (
    <figure className={classes.block}>
      <svg width={width} height={height} viewBox={`-0.5 -0.5 ${width} ${height}`} aria-hidden="true">
        {block.rows.map((row, index) => (
          <g key={row.label}>
            <text x={MARGIN - 8} y={index * PITCH + 10} textAnchor="end" className={classes.rowName}>
              {row.label}
            </text>
            {row.seats.map((seat, place) => (
              <g key={seat.id}>
                <title>{seat.title ?? seat.label}</title>
                <SeatShape x={MARGIN + place * PITCH} y={index * PITCH} tone={seat.tone} glyph={seat.glyph} />
              </g>
            ))}
          </g>
        ))}
      </svg>
      <figcaption>{block.name}</figcaption>
    </figure>
  );
}
