'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, use, useEffect, useRef } from 'react';
import type { Decision } from '@/modules/imports/correct/decision.rules';
import { useTRPCClient } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';

export type Patch = { readonly column: number; readonly value: string };
type Act =
  | { readonly line: number; readonly cells?: readonly Patch[]; readonly decision?: Decision | null }
  | { readonly line: number; readonly restore: true }
  | { readonly code: string };

export type Correction = {
  /** Whether it was done; a refusal is in `error`. */
  readonly act: (act: Act) => Promise<boolean>;
  /** What is being done, or was refused: the line of a row, or the code of a fault. */
  readonly about: number | string | null;
  readonly pending: boolean;
  readonly error: unknown;
};

const Context = createContext<Correction | null>(null);
const aboutOf = (act: Act): number | string => ('line' in act ? act.line : act.code);

type Import = Pick<RouterOutputs['imports']['read'], 'id' | 'version' | 'can'>;

/** The rows of a file under it may be corrected, one act after the other: each is made on what the one before left. */
export function Correctable({ found, children }: { found: Import; children: ReactNode }) {
  const client = useTRPCClient();
  const router = useRouter();
  const version = useRef(found.version);
  useEffect(() => {
    version.current = Math.max(version.current, found.version);
  }, [found.version]);
  const mutation = useMutation({
    scope: { id: `correct ${found.id}` },
    mutationFn: (act: Act) => {
      const seen = { importId: found.id, version: version.current };
      if ('code' in act) return client.imports.acceptProposals.mutate({ ...seen, code: act.code });
      if ('restore' in act) return client.imports.restoreRow.mutate({ ...seen, line: act.line });
      const { line, decision, cells = [] } = act;
      return client.imports.correctRow.mutate({ ...seen, line, cells: [...cells], decision });
    },
    onSuccess: (done) => {
      version.current = done.version;
      router.refresh();
    },
  });
  const correction: Correction = {
    act: (act) =>
      mutation.mutateAsync(act).then(
        () => true,
        // Said where `error` is shown.
        () => false,
      ),
    about: mutation.variables ? aboutOf(mutation.variables) : null,
    pending: mutation.isPending,
    error: mutation.error,
  };
  return <Context value={found.can.correct ? correction : null}>{children}</Context>;
}

/** How the rows shown here are corrected; null where they are only read. */
export const useCorrection = (): Correction | null => use(Context);
