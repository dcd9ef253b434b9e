import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Seat, SeatBlock } from './seat-map';
import { SimpleTable } from './simple-table';

/** The seats of a block in words: one line a seat. */
export function SeatTable({
  block,
  groupName,
  act,
}: {
  block: SeatBlock;
  groupName?: (group: number) => string;
  act?: (seat: Seat) => ReactNode;
}) {
  const t = useTranslations('ui.seat');
  const kind = ({ glyph }: Seat) => (glyph === undefined ? '' : t(glyph === 'WHEELCHAIR' ? 'wheelchair' : 'companion'));
  const group = ({ group: number }: Seat) => {
    if (number === undefined) return '';
    return groupName ? `${number} · ${groupName(number)}` : String(number);
  };
  const columns = ['row', 'seat', 'state', 'kind', 'group'] as const;
  return (
    <SimpleTable
      caption={`${t('asTable')}, ${block.name}`}
      columns={[...columns.map((key) => ({ key, title: t(key) })), ...(act ? [{ key: 'act', title: t('act') }] : [])]}
      rows={block.rows.flatMap((row) =>
        row.seats.map((seat) => ({
          key: seat.id,
          cells: [row.label, seat.label, t(`tone.${seat.tone}`), kind(seat), group(seat), ...(act ? [act(seat)] : [])],
        })),
      )}
    />
  );
}
