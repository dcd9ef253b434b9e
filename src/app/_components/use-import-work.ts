'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isUnderWay } from '@/modules/imports/import.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';

type Import = RouterOutputs['imports']['read'];
const POLL_MS = 1_000;

/** The import as it is now, asked each second while the worker is at it; the page is drawn again once it is done. */
export function useWork(initial: Import) {
  const trpc = useTRPC();
  const router = useRouter();
  const client = useQueryClient();
  const { data, dataUpdatedAt, error } = useQuery(
    trpc.imports.read.queryOptions(
      { importId: initial.id },
      {
        initialData: initial,
        staleTime: 0,
        // What was read while the file was checked must not stand for the applying that follows: it would look over.
        gcTime: 0,
        retry: 3,
        refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data.state) ? POLL_MS : false),
      },
    ),
  );
  const { state } = data;
  useEffect(() => {
    if (isUnderWay(state)) return;
    router.refresh();
    // Lists read a moment ago are read anew: what was in the file is in them now.
    void client.invalidateQueries({ refetchType: 'none' });
  }, [state, router, client]);
  return { now: data, at: dataUpdatedAt, error };
}
