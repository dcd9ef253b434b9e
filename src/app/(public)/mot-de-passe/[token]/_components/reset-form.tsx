'use client';
import { Paper, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { NewPasswordFields, useNewPassword } from '@/app/_components/new-password';
import { Done } from '@/app/(public)/mot-de-passe/_components/done';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';

/** Sets the password, then leads to the sign-in page: the link opens no session. */
export function ResetForm({ token, email, about }: { token: string; email: string; about: readonly string[] }) {
  const t = useTranslations('accounts.reset');
  const trpc = useTRPC();
  const chosen = useNewPassword(about);
  const reset = useMutation(trpc.profile.resetPassword.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.check()) reset.mutate({ token, password: chosen.password });
  };
  if (reset.isSuccess)
    return (
      <Done title={t('doneTitle')} text={t('done')}>
        <BigButton href="/connexion">{t('toSignIn')}</BigButton>
      </Done>
    );
  return (
    <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
      <form method="post" onSubmit={submit}>
        <FormError error={reset.error} />
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
        <BigButton type="submit" loading={reset.isPending}>
          {t('submit')}
        </BigButton>
      </form>
    </Paper>
  );
}
