'use client';
import { Paper, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { emailAddress } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { Done } from './done';

/** Asks for the link. The answer is the same whether the address has an account or not. */
export function AskForm() {
  const t = useTranslations('accounts.forgotten');
  const trpc = useTRPC();
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState(false);
  const ask = useMutation(trpc.profile.askReset.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = emailAddress.safeParse(email);
    setWrong(!address.success);
    if (address.success) ask.mutate({ email: address.data });
  };
  if (ask.isSuccess)
    return (
      <Done title={t('sentTitle')} text={t('sent', { email: ask.variables.email })}>
        <BigButton look="plain" onClick={() => ask.reset()}>
          {t('again')}
        </BigButton>
        <BigButton look="plain" href="/connexion">
          {t('toSignIn')}
        </BigButton>
      </Done>
    );
  return (
    <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
      <form method="post" noValidate onSubmit={submit}>
        <FormError error={ask.error} />
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          description={t('emailHelp')}
          autoComplete="username"
          inputMode="email"
          size="md"
          mb="lg"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={wrong && t('emailWrong')}
        />
        <BigButton type="submit" loading={ask.isPending}>
          {t('submit')}
        </BigButton>
      </form>
    </Paper>
  );
}
