'use client';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { RecordKind } from '@/modules/records/record.schema';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ConflictDialog } from '@/ui/conflict-dialog';
import { domainFault } from '@/ui/domain-error';
import { useFormat } from '@/ui/use-format';
import { type Choice, type Copy, differences, merge, rebase } from './merge-copies';

type LastChange = RouterOutputs['records']['lastChange'];
type Field<T> = {
  readonly label: string;
  readonly show?: (value: T) => ReactNode;
  /** A number to which the act adds, whatever it is by then. */
  readonly adds?: true;
};

export type ConflictOptions<V extends object, R> = {
  /** Whose last change is told; left out where nobody is signed in. Without an id the copy read again has it. */
  readonly record?: { readonly kind: RecordKind; readonly id?: string };
  readonly kind?: 'form' | 'act';
  readonly fields: { readonly [K in keyof V]-?: Field<V[K]> };
  /** The record through its normal reading, with the rights of the reader; null when it is there no more. */
  readonly reread: () => Promise<Copy<V> | null>;
  /** Writes these values on that version. */
  readonly send: (values: V, version: number) => Promise<R>;
  /** What doing it anyway means on the record as it is now. */
  readonly note?: (now: V) => ReactNode;
};
type Open<V, R> = {
  readonly round: number;
  readonly saw: V;
  readonly now: Copy<V>;
  readonly mine: Partial<V>;
  readonly who: LastChange;
  readonly settle: (result: R | null) => void;
  readonly fail: (error: unknown) => void;
};

type Waiting<V, R> = Pick<Open<V, R>, 'saw' | 'mine' | 'settle' | 'fail'>;
/** How often a record that changes under every writing is written again unasked. */
const TRIES = 3;

const isConflict = (error: unknown) => domainFault(error)?.code === 'common/changed-meanwhile';

/**
 * `run(saw, mine)` writes; when somebody else saved meanwhile, `dialog` shows the three copies and the promise waits for
 * the choice. It answers null when theirs was kept: nothing was written, the page is to be shown anew.
 */
export function useConflict<V extends object, R>(options: ConflictOptions<V, R>) {
  const t = useTranslations('ui.conflict');
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open<V, R> | null>(null);
  const [pending, setPending] = useState(false);

  const meet = async (error: unknown, from: Waiting<V, R>, round: number): Promise<void> => {
    const now = await options.reread();
    if (!now) return from.fail(error);
    const { record, kind = 'form' } = options;
    // Both wrote the same, or the other in fields that this form leaves as they are: nothing is to be asked.
    const sides = new Set(differences(from.saw, now.values, from.mine).map(({ side }) => side));
    const unasked = !sides.has('both') && !sides.has('theirs');
    if (kind === 'form' && unasked && round < TRIES) return write(now, from, round);
    // Saved without having changed anything, or only what the other changed alike.
    if (kind === 'form' && !sides.has('both') && !sides.has('mine')) {
      notifications.show({ message: t('nothingMine') });
      return from.settle(null);
    }
    // A sentence about the author is no reason to lose what was written.
    const id = record?.id ?? now.id;
    const last = record && id && trpc.records.lastChange.queryOptions({ kind: record.kind, id });
    const who = last ? await client.fetchQuery({ ...last, staleTime: 0 }).catch(() => null) : null;
    setOpen({ ...from, now, who, round });
  };
  const write = async (now: Copy<V>, from: Waiting<V, R>, round: number) => {
    const values = merge(from.saw, now.values, from.mine, {});
    try {
      from.settle(await options.send(values, now.version));
    } catch (error) {
      if (!isConflict(error)) return from.fail(error);
      await meet(error, { ...from, saw: now.values, mine: values }, round + 1);
    }
  };
  const run = (saw: Copy<V>, mine: Partial<V>): Promise<R | null> =>
    new Promise((settle, fail) => {
      options.send({ ...saw.values, ...mine }, saw.version).then(settle, (error: unknown) => {
        if (!isConflict(error)) return fail(error);
        meet(error, { saw: saw.values, mine, settle, fail }, 0).catch(fail);
      });
    });
  const apply = async (choices: Readonly<Record<string, Choice>>) => {
    if (!open) return;
    const values = merge(open.saw, open.now.values, open.mine, choices);
    setPending(true);
    try {
      open.settle(await options.send(values, open.now.version));
      setOpen(null);
    } catch (error) {
      setOpen(null);
      if (!isConflict(error)) open.fail(error);
      else await meet(error, { ...open, saw: open.now.values, mine: values }, open.round + 1).catch(open.fail);
    } finally {
      setPending(false);
    }
  };
  const keepTheirs = () => {
    notifications.show({ message: t(options.kind === 'act' ? 'left' : 'kept') });
    open?.settle(null);
    setOpen(null);
  };
  const dialog = open ? (
    <Told key={open.round} open={open} options={options} pending={pending} onTheirs={keepTheirs} onMine={apply} />
  ) : null;
  return { run, dialog };
}

type ToldProps<V extends object, R> = {
  open: Open<V, R>;
  options: ConflictOptions<V, R>;
  pending: boolean;
  onTheirs: () => void;
  onMine: (choices: Readonly<Record<string, Choice>>) => Promise<void>;
};

function Told<V extends object, R>({ open, options, pending, onTheirs, onMine }: ToldProps<V, R>) {
  const t = useTranslations('ui.conflict');
  const { dateTime } = useFormat();
  const { fields, kind = 'form' } = options;
  const show = <K extends keyof V>(key: K, value: V[K] | undefined): ReactNode => {
    if (value === undefined || value === null || value === '') return t('empty');
    return fields[key].show?.(value) ?? String(value);
  };
  const adding = (Object.keys(fields) as (keyof V)[]).filter((key) => fields[key].adds);
  const mine = rebase(open.saw, open.now.values, open.mine, adding);
  const found = differences(open.saw, open.now.values, mine);
  const rows = found
    .filter(({ side }) => kind === 'act' || side !== 'alike')
    .map(({ key, side }) => ({
      key,
      side,
      label: fields[key].label,
      saw: show(key, open.saw[key]),
      now: show(key, open.now.values[key]),
      mine: side === 'theirs' ? t(kind === 'form' ? 'untouched' : 'notYours') : show(key, mine[key]),
    }));
  const { who: side = 'SOMEBODY', name = null } = open.who ?? {};
  const who = side === 'SELF' || name === null ? t(`who.${side}`) : name;
  return (
    <ConflictDialog
      opened
      who={open.who ? t('changedBy', { who, when: dateTime(open.who.at) }) : t('changed')}
      fields={rows}
      kind={kind}
      note={options.note?.(open.now.values)}
      pending={pending}
      onTheirs={onTheirs}
      onMine={(choices) => void onMine(choices)}
    />
  );
}
