'use client';
import { Alert, Paper, PasswordInput, Text, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { signInWith } from '@/trpc/auth-client';
import { AppLink } from '@/ui/app-link';
import { BigButton } from '@/ui/big-button';
import { domainFault, useDomainError } from '@/ui/domain-error';
import classes from './sign-in.module.css';

/** E-mail and password; pasting and password managers are welcome. `keepLanguage`: this browser has chosen one already. */
export function SignInForm({ keepLanguage, contact }: { keepLanguage: boolean; contact: string | null }) {
  const t = useTranslations('accounts.signIn');
  const say = useDomainError();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setRefusal(null);
    try {
      const right = await signInWith(String(form.get('email')), String(form.get('password')));
      if (right) return window.location.assign(keepLanguage ? '/' : '/?lang=profile');
      setRefusal(t('wrong'));
    } catch (error) {
      setRefusal(domainFault(error) ? say(error) : t('fault'));
    }
    setPending(false);
  };
  return (
    <>
      <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
        <form method="post" onSubmit={(event) => void submit(event)}>
          {refusal ? (
            <Alert color="no" role="alert" title={t('wrongTitle')} icon={<IconAlertCircle />} mb="md">
              {refusal}
            </Alert>
          ) : null}
          <TextInput
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            inputMode="email"
            size="md"
            mb="md"
            required
            withAsterisk={false}
          />
          <PasswordInput
            name="password"
            label={t('password')}
            autoComplete="current-password"
            size="md"
            mb={4}
            required
            withAsterisk={false}
          />
          <div style={{ marginBottom: 10 }}>
            <AppLink href="/mot-de-passe" className={classes.forgotten}>
              {t('forgotten')}
            </AppLink>
          </div>
          <BigButton type="submit" loading={pending}>
            {t('submit')}
          </BigButton>
        </form>
      </Paper>
      <Text c="var(--g-second)" fz={15} mt="lg">
        {t('help')}
      </Text>
      <Text c="var(--g-second)" fz={15} mt="xs">
        {contact ? t('lost', { contact }) : t('lostNoContact')}
      </Text>
    </>
  );
}
