import { useState } from 'react';
import type { SeatPick } from '@/ui/seat-pick';
import type { PlannedSeat, SeatPlan } from './session-seats';
import { mayTake } from './swap-form';

type Picked = { readonly from: PlannedSeat; readonly to: PlannedSeat | null };

/** Two seats of the plan to be exchanged: the one to be changed, then the other. `picked` with both opens the form. */
export function usePickedSeats(plan: SeatPlan) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const seatOf = (id: string) => plan.seats.find((one) => one.id === id);
  const drop = () => setPicked(null);
  /** Somebody's seat, who is not inside. */
  const mayMove = (id: string): PlannedSeat | null => {
    const seat = seatOf(id);
    return plan.can.swap && seat && seat.allocationId !== null && seat.state !== 'ENTERED' ? seat : null;
  };
  const pick: SeatPick = {
    chosen: picked?.from.id ?? null,
    may: ({ id }) => {
      if (picked === null) return mayMove(id) !== null;
      const seat = seatOf(id);
      return seat !== undefined && (seat.id === picked.from.id || mayTake(picked.from, seat));
    },
    take: ({ id }) => {
      const seat = picked === null ? mayMove(id) : seatOf(id);
      if (!seat || seat.id === picked?.from.id) return drop();
      setPicked(picked === null ? { from: seat, to: null } : { from: picked.from, to: seat });
    },
    drop,
  };
  return { picked, pick, mayMove, drop };
}
