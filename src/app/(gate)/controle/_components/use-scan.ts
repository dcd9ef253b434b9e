'use client';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ScanOutcome } from '@/modules/attendance/attendance.rules';
import { useTRPC } from '@/trpc/client';
import { domainFault } from '@/ui/domain-error';
import { useKeptReadings } from './use-kept-readings';

type Seat = {
  sessionCode: string;
  block: string;
  row: string;
  seat: string;
  name: string | null;
  structureName: string | null;
  enteredAt: Date | null;
};
export type Answer =
  | { kind: 'read'; outcome: ScanOutcome; ticket: Seat | null; at: Date }
  | { kind: 'kept'; code: string }
  | { kind: 'refused'; error: unknown };
export type Gate = {
  id: string;
  code: string;
  sport: string;
  venue: string;
  startsAt: Date;
  phone: string;
  count: { entered: number; expected: number };
};
type Count = { entered: number; expected: number };

/** A refusal of the domain is an answer; anything else means that nobody answered: the reading is kept. */
const isAnswer = (error: unknown) => domainFault(error) !== null;

/** One reading after the other: asks, keeps it when nobody answers, holds the answer until it is dismissed. */
export function useScan(sessionId: string, start: Count) {
  const trpc = useTRPC();
  // 'always': without network it must fail at once and be kept, not wait unseen.
  const { mutateAsync, isPending } = useMutation(trpc.attendance.scan.mutationOptions({ networkMode: 'always' }));
  const [count, setCount] = useState(start);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const busy = useRef(false);
  const kept = useKeptReadings(sessionId, setCount);
  const { keep } = kept;
  const read = useCallback(
    async (code: string) => {
      if (busy.current) return;
      busy.current = true;
      const reading = { sessionId, code, clientId: crypto.randomUUID() };
      const at = new Date();
      try {
        const { outcome, ticket, count: next } = await mutateAsync(reading);
        setCount(next);
        setAnswer({ kind: 'read', outcome, ticket, at });
      } catch (error) {
        if (isAnswer(error)) setAnswer({ kind: 'refused', error });
        else {
          keep({ ...reading, scannedAt: at.toISOString() });
          setAnswer({ kind: 'kept', code });
        }
      }
    },
    [sessionId, mutateAsync, keep],
  );
  const next = useCallback(() => {
    busy.current = false;
    setAnswer(null);
  }, []);
  return { read, next, answer, count, isPending, kept };
}
