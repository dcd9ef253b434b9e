'use client';
import { PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordStrength, usePasswordStrength } from './password-strength';

/** State of a password being chosen: `check()` shows what is wrong and answers whether it may be sent. */
export function useNewPassword(about: readonly string[]) {
  const t = useTranslations('accounts.password');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const judged = usePasswordStrength(password, about);
  const different = password !== again;
  const refused = judged === null ? password === '' : judged.refused;
  const refusal = () => {
    if (!tried || !refused || !judged) return undefined;
    return t(`advice.${judged.advice}`, { missing: judged.missing });
  };
  return {
    password,
    again,
    judged,
    setPassword,
    setAgain,
    passwordError: refusal(),
    againError: tried && !refused && different ? t('different') : undefined,
    check: () => {
      setTried(true);
      return !refused && !different;
    },
    clear: () => {
      setPassword('');
      setAgain('');
      setTried(false);
    },
  };
}

/** The new password, how well it stands, and the same again. Pasting and password managers are welcome. */
export function NewPasswordFields({ chosen, label }: { chosen: ReturnType<typeof useNewPassword>; label: string }) {
  const t = useTranslations('accounts.password');
  return (
    <>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        size="md"
        mb={10}
        value={chosen.password}
        onChange={(event) => chosen.setPassword(event.currentTarget.value)}
        error={chosen.passwordError}
      />
      <PasswordStrength
        judged={chosen.judged}
        empty={chosen.password === ''}
        told={chosen.passwordError !== undefined}
      />
      <PasswordInput
        label={t('again')}
        autoComplete="new-password"
        size="md"
        mb="lg"
        value={chosen.again}
        onChange={(event) => chosen.setAgain(event.currentTarget.value)}
        error={chosen.againError}
      />
    </>
  );
}
