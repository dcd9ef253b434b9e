import { Select, Stack, Textarea } from '@mantine/core';

/** Why, while it is asked: null until a code is chosen. */
export type CodedReasonValue<R extends string> = { readonly reason: R | null; readonly note: string };

type Props<R extends string, V extends CodedReasonValue<R>> = {
  reasons: readonly { readonly value: R; readonly label: string }[];
  words: {
    readonly reason: string;
    readonly help?: string | undefined;
    readonly note: string;
    readonly noteHelp: string;
  };
  value: V;
  onChange: (value: V) => void;
  /** Given where a code must be chosen, and none stands there first: what is said while it is missing. */
  missing?: string | null;
};

/** Why: a code of a list for the trail, and a note that only staff see. */
export function CodedReason<R extends string, V extends CodedReasonValue<R>>(props: Props<R, V>) {
  const { reasons, words, value, onChange, missing } = props;
  const asked = missing !== undefined;
  return (
    <Stack gap="md">
      <Select
        label={words.reason}
        description={words.help}
        data={reasons}
        value={value.reason}
        allowDeselect={asked}
        onChange={(code) => {
          const reason = reasons.find((known) => known.value === code)?.value ?? null;
          if (reason || asked) onChange({ ...value, reason });
        }}
        error={missing}
        required={asked}
      />
      <Textarea
        label={words.note}
        description={words.noteHelp}
        value={value.note}
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
        maxLength={500}
        autosize
        minRows={2}
      />
    </Stack>
  );
}

/** A note as the commands take it: none when it is empty. */
export const noteInput = ({ note }: { readonly note: string }) => (note.trim() ? { note: note.trim() } : {});
