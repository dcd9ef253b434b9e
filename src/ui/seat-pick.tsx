'use client';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Seat } from './seat-map';
import classes from './seat-map.module.css';
import { type SeatSpot, seatStep } from './seat-steps';

/** Seats chosen on the picture, with a pointer or from the keyboard. */
export type SeatPick = {
  /** The one that is chosen. */
  readonly chosen: string | null;
  readonly may: (seat: Seat) => boolean;
  readonly take: (seat: Seat) => void;
  /** Escape. */
  readonly drop: () => void;
};
export type PickedSeat = SeatSpot & { readonly seat: Seat; readonly row: string };

/** How a seat is called aloud: where it is, its state, its kind, its group. */
function useSeatName() {
  const t = useTranslations('ui.seat');
  return ({ seat, row }: PickedSeat) =>
    [
      `${t('row')} ${row}`,
      `${t('seat')} ${seat.label}`,
      t(`tone.${seat.tone}`),
      ...(seat.glyph ? [t(seat.glyph === 'WHEELCHAIR' ? 'wheelchair' : 'companion')] : []),
      ...(seat.group === undefined ? [] : [`${t('group')} ${seat.group}`]),
    ].join(', ');
}

/** A button over each seat of the picture; one of them is reached with Tab, the others from it with the arrows. */
export function SeatButtons({ seats, pick }: { seats: readonly PickedSeat[]; pick: SeatPick }) {
  const nameOf = useSeatName();
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const [reached, setReached] = useState<string | null>(null);
  const open = seats.filter(({ seat }) => pick.may(seat));
  const first = open.find(({ id }) => id === reached) ?? open.find(({ id }) => id === pick.chosen) ?? open[0];
  const onKeyDown = (event: KeyboardEvent, from: PickedSeat) => {
    if (event.key === 'Escape') return pick.drop();
    const to = seatStep(open, from, event.key);
    if (!to) return;
    event.preventDefault();
    buttons.current.get(to.id)?.focus();
  };
  return seats.map((one) => {
    const style = { left: one.left, top: one.top };
    if (!open.includes(one)) {
      return pick.chosen === null ? null : <span key={one.id} className={classes.veil} style={style} />;
    }
    return (
      <button
        key={one.id}
        ref={(button) => {
          if (button) buttons.current.set(one.id, button);
          else buttons.current.delete(one.id);
        }}
        type="button"
        className={classes.pick}
        style={style}
        tabIndex={one === first ? 0 : -1}
        aria-label={nameOf(one)}
        aria-pressed={one.id === pick.chosen}
        onFocus={() => setReached(one.id)}
        onKeyDown={(event) => onKeyDown(event, one)}
        onClick={() => pick.take(one.seat)}
      />
    );
  });
}
