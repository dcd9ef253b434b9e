'use client';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { BATCH_LIMIT } from '@/modules/attendance/scan.schema';
import { useTRPC } from '@/trpc/client';
import { forgetReadings, type KeptReading, keepReading, keptReadings } from './kept-readings';

const RETRY_MS = 10_000;
type Count = { entered: number; expected: number };

/**
 * Readings waiting on the device and their sending, oldest first, when the network is back. `refused` counts those that
 * did not enter once judged. `onCount` gets the gate's count after each sending.
 */
export function useKeptReadings(sessionId: string, onCount: (count: Count) => void) {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.attendance.scanBatch.mutationOptions({ networkMode: 'always' }));
  const [waiting, setWaiting] = useState(0);
  const [refused, setRefused] = useState(0);
  const busy = useRef(false);
  const look = useCallback(() => setWaiting(keptReadings(localStorage).length), []);

  const send = useCallback(async () => {
    const all = keptReadings(localStorage);
    const first = all[0];
    if (busy.current || !first) return;
    busy.current = true;
    const batch = all.filter((reading) => reading.sessionId === first.sessionId).slice(0, BATCH_LIMIT);
    const readings = batch.map(({ code, clientId, scannedAt }) => ({ code, clientId, scannedAt: new Date(scannedAt) }));
    try {
      const { outcomes, count } = await mutateAsync({ sessionId: first.sessionId, readings });
      forgetReadings(
        localStorage,
        outcomes.map((outcome) => outcome.clientId),
      );
      setRefused((before) => before + outcomes.filter((outcome) => outcome.outcome !== 'ENTERED').length);
      if (first.sessionId === sessionId) onCount(count);
    } catch {
      // Still without network: they stay on the device, are counted on the screen, and the next round tries again.
    } finally {
      busy.current = false;
      look();
    }
  }, [mutateAsync, sessionId, onCount, look]);

  useEffect(() => {
    look();
    void send();
    const again = () => void send();
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [look, send]);

  const keep = useCallback(
    (reading: KeptReading) => {
      keepReading(localStorage, reading);
      look();
    },
    [look],
  );
  return { waiting, refused, keep, clearRefused: () => setRefused(0) };
}
