'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { decideScan, type ScanOutcome } from '@/modules/attendance/attendance.rules';
import { normalCode } from '@/modules/attendance/reading.rules';
import { useTRPC } from '@/trpc/client';
import type { Seat } from './use-scan';

async function fingerprint(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Judges a code without network by the session's seats, read when there was one and held in memory only. Answers null
 * when they are not there or hold no such code: then nobody can tell.
 */
export function useRoster(sessionId: string, sessionCode: string) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.attendance.roster.queryOptions(
      { sessionId },
      { refetchInterval: 60_000, staleTime: 30_000, gcTime: Number.POSITIVE_INFINITY },
    ),
  );
  const enteredHere = useRef(new Map<string, Date>());
  return useCallback(
    async (text: string, at: Date): Promise<{ outcome: ScanOutcome; ticket: Seat } | null> => {
      const [code, reference] = await Promise.all([fingerprint(normalCode(text)), fingerprint(text.trim())]);
      const seat = data?.seats.find((one) => one.code === code || one.reference === reference);
      if (!data || !seat) return null;
      const before = enteredHere.current.get(seat.code);
      const { outcome } = decideScan({
        session: { id: sessionId, ...data.session },
        ticket: { sessionId, state: before ? 'ENTERED' : seat.state },
        at,
        earlier: null,
      });
      if (outcome === 'ENTERED') enteredHere.current.set(seat.code, at);
      const enteredAt = outcome === 'ENTERED' ? at : (before ?? seat.enteredAt);
      return { outcome, ticket: { ...seat, sessionCode, enteredAt } };
    },
    [data, sessionId, sessionCode],
  );
}
