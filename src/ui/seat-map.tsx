import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import classes from './seat-map.module.css';
import { SeatButtons, type SeatPick } from './seat-pick';
import { type SeatGlyph, SeatPatterns, SeatShape, type SeatTone, seatTones } from './seat-shape';
import { SeatTable } from './seat-table';

/** `x` is its place in the row, one from the next; null when its number tells none. `group` is a number shown under it. */
export type Seat = {
  id: string;
  label: string;
  x: number | null;
  tone: SeatTone;
  glyph?: SeatGlyph;
  group?: number;
};
/** `y` is its place in the block, one from the next row. */
export type SeatRow = { label: string; y: number; seats: readonly Seat[] };
export type SeatBlock = { id: string; name: string; rows: readonly SeatRow[] };

const SEAT = 13;
const SCALE = 1.5;
const PITCH = 24;
const LINE = 38;
const MARGIN = 40;
/** An aisle, or seats that are not ours, is drawn as one seat at most. */
const WIDEST_GAP = 2;

/** From places with gaps of any width to positions with gaps of one seat. */
function positions(places: readonly number[]): Map<number, number> {
  const known = new Map<number, number>();
  let last: { place: number; at: number } | null = null;
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const at: number = last ? last.at + Math.min(WIDEST_GAP, place - last.place) : 0;
    known.set(place, at);
    last = { place, at };
  }
  return known;
}

type Drawn = { seat: Seat; at: number };
type Stretch = { group: number; from: number; to: number };

/** Seats of one group side by side, to be underlined together. */
function stretches(drawn: readonly Drawn[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { seat, at } of drawn) {
    const last = found.at(-1);
    if (seat.group === undefined) continue;
    if (last && last.group === seat.group && at - last.to <= 1) last.to = at;
    else found.push({ group: seat.group, from: at, to: at });
  }
  return found;
}

/** The seats of one block in their rows, the first row at the foot; a legend that counts; the same as a table. */
export function SeatMap({
  block,
  formatCount,
  groupName,
  act,
  pick,
}: {
  block: SeatBlock;
  formatCount: (n: number) => string;
  /** What a number stands for, in the table. */
  groupName?: (group: number) => string;
  /** What may be done with a seat, in the table. */
  act?: (seat: Seat) => ReactNode;
  /** Seats to be chosen on the picture itself. */
  pick?: SeatPick;
}) {
  const t = useTranslations('ui.seat');
  return (
    <div>
      <SeatPatterns />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard. */}
      <section className={classes.plan} aria-label={block.name} tabIndex={0}>
        <BlockDrawing block={block} {...(pick && { pick })} />
      </section>
      <Legend seats={block.rows.flatMap((row) => row.seats)} formatCount={formatCount} />
      <details className={classes.details}>
        <summary>{t('asTable')}</summary>
        <SeatTable block={block} {...(groupName && { groupName })} {...(act && { act })} />
      </details>
    </div>
  );
}

/** What the shapes mean, and how many there are. */
function Legend({ seats, formatCount }: { seats: readonly Seat[]; formatCount: (n: number) => string }) {
  const t = useTranslations('ui.seat');
  const tones = seatTones.filter((tone) => seats.some((seat) => seat.tone === tone));
  const glyphs = (['WHEELCHAIR', 'COMPANION'] as const).filter((glyph) => seats.some((seat) => seat.glyph === glyph));
  const count = (of: (seat: Seat) => boolean) => <strong>{formatCount(seats.filter(of).length)}</strong>;
  return (
    <ul className={classes.legend}>
      {tones.map((tone) => (
        <li key={tone}>
          <Key tone={tone} />
          {t(`tone.${tone}`)} {count((seat) => seat.tone === tone)}
        </li>
      ))}
      {glyphs.map((glyph) => (
        <li key={glyph}>
          <Key tone="free" glyph={glyph} />
          {t(glyph === 'WHEELCHAIR' ? 'wheelchair' : 'companion')} {count((seat) => seat.glyph === glyph)}
        </li>
      ))}
      {seats.some((seat) => seat.group !== undefined) ? (
        <li>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <Under stretch={{ group: 1, from: 0, to: 0 }} left={0} top={-1} width={16} />
          </svg>
          {t('group')}
        </li>
      ) : null}
    </ul>
  );
}

function Key({ tone, glyph }: { tone: SeatTone; glyph?: SeatGlyph }) {
  return (
    <svg width="16" height="16" viewBox="-0.5 -0.5 14 14" aria-hidden="true">
      <SeatShape x={0} y={0} tone={tone} {...(glyph && { glyph })} />
    </svg>
  );
}

/** A line under seats of one group, its number below. */
function Under({ stretch, left, top, width }: { stretch: Stretch; left: number; top: number; width: number }) {
  return (
    <>
      <path d={`M${left} ${top + 1}v2h${width}v-2`} className={classes.bracket} />
      <text x={left + width / 2} y={top + 13} textAnchor="middle" className={classes.group}>
        {stretch.group}
      </text>
    </>
  );
}

function BlockDrawing({ block, pick }: { block: SeatBlock; pick?: SeatPick }) {
  const columns = positions(block.rows.flatMap(({ seats }) => seats.flatMap(({ x }) => (x === null ? [] : [x]))));
  const lines = positions(block.rows.map(({ y }) => y));
  const most = Math.max(0, ...lines.values());
  const widest = Math.max(-1, ...columns.values());
  const rows = block.rows.map((row) => {
    let beyond = widest;
    const drawn = row.seats.map((seat): Drawn => ({ seat, at: columns.get(seat.x ?? Number.NaN) ?? ++beyond }));
    return { row, drawn, top: (most - (lines.get(row.y) ?? 0)) * LINE };
  });
  const last = Math.max(0, ...rows.flatMap(({ drawn }) => drawn.map(({ at }) => at)));
  const [width, height] = [MARGIN + (last + 1) * PITCH, (most + 1) * LINE];
  const seats = rows.flatMap(({ row, drawn, top }) =>
    drawn.map(({ seat, at }) => ({ id: seat.id, seat, row: row.label, left: MARGIN + at * PITCH, top })),
  );
  return (
    <div className={classes.drawing} style={{ width, height }}>
      <Rows rows={rows} width={width} height={height} />
      {pick ? <SeatButtons seats={seats} pick={pick} /> : null}
    </div>
  );
}

type DrawnRow = { row: SeatRow; drawn: readonly Drawn[]; top: number };

function Rows({ rows, width, height }: { rows: readonly DrawnRow[]; width: number; height: number }) {
  const size = SEAT * SCALE;
  return (
    <svg width={width} height={height} viewBox={`-1 -1 ${width} ${height}`} aria-hidden="true">
      {rows.map(({ row, drawn, top }) => (
        <g key={row.label}>
          <text x={MARGIN - 10} y={top + 14} textAnchor="end" className={classes.rowName}>
            {row.label}
          </text>
          {drawn.map(({ seat, at }) => (
            <g key={seat.id} transform={`translate(${MARGIN + at * PITCH} ${top}) scale(${SCALE})`}>
              <title>{`${row.label}-${seat.label}`}</title>
              <SeatShape x={0} y={0} tone={seat.tone} {...(seat.glyph && { glyph: seat.glyph })} />
            </g>
          ))}
          {stretches(drawn).map((stretch) => (
            <Under
              key={stretch.from}
              stretch={stretch}
              left={MARGIN + stretch.from * PITCH}
              top={top + size + 1}
              width={(stretch.to - stretch.from) * PITCH + size}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
