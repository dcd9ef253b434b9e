'use client';
import { TextInput, type TextInputProps } from '@mantine/core';

/** A recovery code from paper: any case, with or without dashes. */
export function RecoveryInput(props: TextInputProps) {
  return (
    <TextInput
      name="recovery"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      placeholder="XXXX-XXXX-XXXX-XXXX"
      maxLength={40}
      size="md"
      required
      withAsterisk={false}
      {...props}
    />
  );
}
