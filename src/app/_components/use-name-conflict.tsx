'use client';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { Copy } from './merge-copies';
import { type ConflictOptions, useConflict } from './use-conflict';

/** Who sits there: the id that is written and the name that is shown. */
export type Seated = { readonly person: { readonly id: string; readonly name: string } | null };

type Options<R> = {
  readonly record?: ConflictOptions<Seated, R>['record'];
  readonly label: string;
  readonly reread: () => Promise<Copy<Seated> | null>;
  /** `taken`: somebody else gave the seat a name meanwhile, so that another name is a change of it (rule 3). */
  readonly send: (beneficiaryId: string, version: number, taken: boolean) => Promise<R>;
};

export const whoSits = (id: string | null, name: string | null): Seated => ({
  person: id === null ? null : { id, name: name ?? '—' },
});

/** A name put on a ticket: when somebody else put one meanwhile, both are shown before one is written over the other. */
export function useNameConflict<R>({ label, reread, send, ...rest }: Options<R>) {
  const t = useTranslations('ui.conflict');
  const taken = useRef(false);
  return useConflict<Seated, R>({
    ...rest,
    kind: 'act',
    fields: { person: { label, show: (person) => person?.name } },
    reread: async () => {
      const now = await reread();
      taken.current = Boolean(now?.values.person);
      return now;
    },
    send: ({ person }, version) => send(person?.id ?? '', version, taken.current),
    note: ({ person }) => (person ? t('countsAsChange') : null),
  });
}
