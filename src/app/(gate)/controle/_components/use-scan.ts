'use client';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { ScanOutcome } from '@/modules/attendance/attendance.rules';
import { useTRPC } from '@/trpc/client';
import { domainFault } from '@/ui/domain-error';
import { useKeptReadings } from './use-kept-readings';
import { useRoster } from './use-roster';

export type Seat = {
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

/** A refusal of the domain is an answer; anything else means that nobody answered: the reading is kept. */
const isAnswer = (error: unknown) => domainFault(error) !== null;

/** One reading after the other: asks, keeps it when nobody answers, holds the answer until it is dismissed. */
export function useScan({ id: sessionId, code: sessionCode, count: start }: Gate) {
  const trpc = useTRPC();
  // 'always': without network it must fail at once and be kept, not wait unseen.
  const { mutateAsync, isPending } = useMutation(trpc.attendance.scan.mutationOptions({ networkMode: 'always' }));
  const [count, setCount] = useState(start);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const busy = useRef(false);
  const kept = useKeptReadings(sessionId, setCount);
  const { keep } = kept;
  const judge = useRoster(sessionId, sessionCode);
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
          const judged = await judge(code, at);
          if (judged?.outcome === 'ENTERED') setCount((before) => ({ ...before, entered: before.entered + 1 }));
          setAnswer(judged ? { kind: 'read', ...judged, at } : { kind: 'kept', code });
        }
      }
    },
    [sessionId, mutateAsync, keep, judge],
  );
  const next = useCallback(() => {
    busy.current = false;
    setAnswer(null);
  }, []);
  return { read, next, answer, count, isPending, kept };
}
