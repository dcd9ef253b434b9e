'use client';
import { Paper, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { NewPasswordFields, useNewPassword } from '@/app/_components/new-password';
import { signInWith } from '@/trpc/auth-client';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';

type Props = { token: string; email: string; role: string; about: readonly string[] };

/** Chooses the password and opens the account, then signs in with it. The address is there for password managers. */
export function NewPasswordForm({ token, email, role, about }: Props) {
  const t = useTranslations('accounts.invitation');
  const trpc = useTRPC();
  const chosen = useNewPassword(about);
  const accept = useMutation(
    trpc.accounts.acceptInvitation.mutationOptions({
      onSuccess: async (account, sent) => {
        const signedIn = await signInWith(account.email, sent.password);
        window.location.assign(signedIn ? '/' : '/connexion');
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.check()) accept.mutate({ token, password: chosen.password });
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
        <NewPasswordFields chosen={chosen} label={t('password')} />
        <BigButton type="submit" loading={accept.isPending || accept.isSuccess}>
          {t('submit')}
        </BigButton>
      </form>
    </Paper>
  );
}
