'use client';
import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NewPasswordFields, useNewPassword } from '@/app/_components/new-password';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { LinkButton } from '@/ui/link-button';
import { useDone } from '@/ui/use-done';
import classes from './account.module.css';
import { Section } from './section';

type Props = { email: string; about: readonly string[]; hasPassword: boolean };

/** Another password, the old one given. Whoever has none yet asks for it by mail. */
export function PasswordSection({ email, about, hasPassword }: Props) {
  const t = useTranslations('accounts.profile.password');
  const [open, setOpen] = useState(false);
  if (!hasPassword)
    return (
      <Section title={t('title')} text={t('noneText')}>
        <LinkButton href="/mot-de-passe" variant="default">
          {t('ask')}
        </LinkButton>
      </Section>
    );
  return (
    <Section title={t('title')} text={t('text')}>
      {open ? (
        <PasswordForm email={email} about={about} close={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      )}
    </Section>
  );
}

function PasswordForm({ email, about, close }: { email: string; about: readonly string[]; close: () => void }) {
  const t = useTranslations('accounts.profile.password');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const done = useDone();
  const chosen = useNewPassword(about);
  const [current, setCurrent] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation(
    trpc.profile.changePassword.mutationOptions({
      onSuccess: () => {
        done(t('changed'));
        close();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.check() && current !== '') change.mutate({ current, password: chosen.password });
  };
  return (
    <form method="post" onSubmit={submit}>
      <FormError error={change.error} />
      {/* For password managers: which account the new password belongs to. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t('current')}
        autoComplete="current-password"
        size="md"
        mb="md"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        error={tried && current === '' && t('currentMissing')}
      />
      <NewPasswordFields chosen={chosen} label={t('new')} />
      <div className={classes.acts}>
        <Button type="submit" loading={change.isPending}>
          {t('submit')}
        </Button>
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
