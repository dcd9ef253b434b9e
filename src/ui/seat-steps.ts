/** A seat on the picture: its place from the left, its row from the top. */
export type SeatSpot = { readonly id: string; readonly left: number; readonly top: number };

const nearest = (spots: readonly SeatSpot[], far: (spot: SeatSpot) => number): SeatSpot | undefined =>
  spots.reduce<SeatSpot | undefined>((best, spot) => (best && far(best) <= far(spot) ? best : spot), undefined);

/**
 * The seat that a key leads to from another one: beside it in its row, in the next row that has one (the nearest there), or at an
 * end of its row. Undefined when there is none, or the key leads nowhere.
 */
export function seatStep(spots: readonly SeatSpot[], from: SeatSpot, key: string): SeatSpot | undefined {
  const row = spots.filter(({ top }) => top === from.top);
  const beside = (spot: SeatSpot) => Math.abs(spot.left - from.left);
  const inNextRow = (rows: readonly SeatSpot[]) => {
    const next = nearest(rows, ({ top }) => Math.abs(top - from.top));
    return (
      next &&
      nearest(
        rows.filter(({ top }) => top === next.top),
        beside,
      )
    );
  };
  switch (key) {
    case 'ArrowRight':
      return nearest(
        row.filter(({ left }) => left > from.left),
        beside,
      );
    case 'ArrowLeft':
      return nearest(
        row.filter(({ left }) => left < from.left),
        beside,
      );
    case 'ArrowUp':
      return inNextRow(spots.filter(({ top }) => top < from.top));
    case 'ArrowDown':
      return inNextRow(spots.filter(({ top }) => top > from.top));
    case 'Home':
      return nearest(row, ({ left }) => left);
    case 'End':
      return nearest(row, ({ left }) => -left);
    default:
      return undefined;
  }
}
