'use client';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { CodedReason, type CodedReasonValue, noteInput } from '@/app/(city)/_components/coded-reason';
import { FormError } from '@/ui/form-error';

/** Why, as the command takes it: a code, and a note only when one was written. */
export type Why<R extends string> = { readonly reason: R; readonly note?: string };

type Props<R extends string> = {
  /** What will happen, before anything does. */
  what: ReactNode;
  reasons: readonly { readonly value: R; readonly label: string }[];
  words: { readonly reason: string; readonly note: string; readonly noteHelp: string; readonly submit: string };
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (why: Why<R>) => void;
  children?: ReactNode;
};

/** The body of a dialog for an act on somebody's account: what it does, why, and a note for the city's staff. */
export function ReasonedAct<R extends string>({ what, reasons, words, danger, pending, error, ...act }: Props<R>) {
  const cancel = useTranslations('common')('cancel');
  const [why, setWhy] = useState<CodedReasonValue<R>>({ reason: reasons[0]?.value ?? null, note: '' });
  return (
    <>
      <FormError error={error} />
      <Text mb="md" component="div">
        {what}
      </Text>
      {act.children}
      <CodedReason<R, CodedReasonValue<R>> reasons={reasons} words={words} value={why} onChange={setWhy} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={act.onCancel}>
          {cancel}
        </Button>
        <Button
          color={danger ? 'no' : undefined}
          loading={pending}
          onClick={() => why.reason && act.onSubmit({ reason: why.reason, ...noteInput(why) })}
        >
          {words.submit}
        </Button>
      </Group>
    </>
  );
}
