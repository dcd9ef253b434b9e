'use client';
import { TextInput, type TextInputProps } from '@mantine/core';

/** Six digits, typed or pasted with or without a space, or filled in by a password manager. */
export function CodeInput(props: TextInputProps) {
  return (
    <TextInput
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={12}
      size="md"
      required
      withAsterisk={false}
      styles={{ input: { fontSize: 22, letterSpacing: '0.14em' } }}
      {...props}
    />
  );
}
