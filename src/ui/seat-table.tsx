import { useTranslations } from 'next-intl';
import type { Seat, SeatBlock, SeatRow } from './seat-map';
import { seatTones } from './seat-shape';
import { SimpleTable } from './simple-table';

/** The seats of a map in words: one line a row of a block and a state. */
export function SeatTable({ blocks }: { blocks: readonly SeatBlock[] }) {
  const t = useTranslations('ui.seat');
  const name = (seat: Seat) => {
    if (seat.glyph === 'WHEELCHAIR') return `${seat.label} (${t('wheelchair')})`;
    if (seat.glyph === 'COMPANION') return `${seat.label} (${t('companion')})`;
    return seat.label;
  };
  const linesOf = (block: SeatBlock, row: SeatRow) =>
    seatTones.flatMap((tone) => {
      const seats = row.seats.filter((seat) => seat.tone === tone);
      if (seats.length === 0) return [];
      const cells = [block.name, row.label, t(`tone.${tone}`), seats.map(name).join(', ')];
      return [{ key: `${block.id}-${row.label}-${tone}`, cells }];
    });
  return (
    <SimpleTable
      caption={t('asTable')}
      columns={(['block', 'row', 'state', 'seat'] as const).map((key) => ({ key, title: t(key) }))}
      rows={blocks.flatMap((block) => block.rows.flatMap((row) => linesOf(block, row)))}
    />
  );
}
