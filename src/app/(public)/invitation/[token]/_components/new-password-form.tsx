'use client';
import { Paper, PasswordInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { signInWith } from '@/trpc/auth-client';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';

const SHORTEST = 15;

/** Chooses the password and opens the account, then signs in with it. The address is there for password managers. */
export function NewPasswordForm({ token, email, role }: { token: string; email: string; role: string }) {
  const t = useTranslations('accounts.invitation');
  const trpc = useTRPC();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const accept = useMutation(
    trpc.accounts.acceptInvitation.mutationOptions({
      onSuccess: async (account) => {
        const signedIn = await signInWith(account.email, password);
        window.location.assign(signedIn ? '/' : '/connexion');
      },
    }),
  );
  const missing = Math.max(0, SHORTEST - password.length);
  const different = password !== again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing === 0 && !different) accept.mutate({ token, password });
  };
  return (
    <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
      <form method="post" onSubmit={submit}>
        <FormError error={accept.error} />
        <Text fz={15} c="var(--g-second)" mb="sm">
          {role}
        </Text>
        <TextInput
          type="email"
          name="email"
          label={t('email')}
          value={email}
          autoComplete="username"
          size="md"
          mb="md"
          readOnly
        />
        <PasswordInput
          label={t('password')}
          description={t('passwordHelp')}
          autoComplete="new-password"
          size="md"
          mb="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && missing > 0 && t('tooShort', { missing })}
          maxLength={128}
        />
        <PasswordInput
          label={t('again')}
          autoComplete="new-password"
          size="md"
          mb="lg"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={tried && missing === 0 && different && t('different')}
          maxLength={128}
        />
        <BigButton type="submit" loading={accept.isPending || accept.isSuccess}>
          {t('submit')}
        </BigButton>
      </form>
    </Paper>
  );
}
