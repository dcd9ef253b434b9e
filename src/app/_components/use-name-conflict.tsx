'use client';
import type { Copy } from './merge-copies';
import { type ConflictOptions, useConflict } from './use-conflict';

/** Who sits there: the id that is written and the name that is shown. */
export type Seated = { readonly person: { readonly id: string; readonly name: string } | null };

type Options<R> = {
  readonly record?: ConflictOptions<Seated, R>['record'];
  readonly label: string;
  readonly reread: () => Promise<Copy<Seated> | null>;
  readonly send: (beneficiaryId: string, version: number) => Promise<R>;
};

export const whoSits = (id: string | null, name: string | null): Seated => ({
  person: id === null ? null : { id, name: name ?? '—' },
});

/** A name put on a ticket: when somebody else put one meanwhile, both are shown before one is written over the other. */
export function useNameConflict<R>({ label, send, ...rest }: Options<R>) {
  return useConflict<Seated, R>({
    ...rest,
    kind: 'act',
    fields: { person: { label, show: (person) => person?.name } },
    send: ({ person }, version) => send(person?.id ?? '', version),
  });
}
