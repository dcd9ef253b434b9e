'use client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { emailAddress, type OwnProfile } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from './account.module.css';
import { Section } from './section';

type Props = { email: string; pending: OwnProfile['pendingEmail']; hasPassword: boolean };

/** The address one signs in with, the one that waits to be confirmed, and the way to another. */
export function EmailSection({ email, pending, hasPassword }: Props) {
  const t = useTranslations('accounts.profile.email');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('title')}>
      <p className={classes.value}>{email}</p>
      {pending ? <Pending pending={pending} /> : null}
      {open ? (
        <EmailForm close={() => setOpen(false)} />
      ) : (
        <Button variant="default" disabled={!hasPassword} onClick={() => setOpen(true)}>
          {t('change')}
        </Button>
      )}
      {hasPassword ? null : <p className={classes.text}>{t('needsPassword')}</p>}
    </Section>
  );
}

function Pending({ pending }: { pending: NonNullable<OwnProfile['pendingEmail']> }) {
  const t = useTranslations('accounts.profile.email');
  const { dateTime } = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const cancel = useMutation(trpc.profile.cancelEmail.mutationOptions({ onSuccess: () => done(t('cancelled')) }));
  return (
    <div style={{ marginBottom: 14 }}>
      <FormError error={cancel.error} />
      <Notice>
        <span style={{ overflowWrap: 'anywhere' }}>
          {t('pending', { email: pending.email, date: dateTime(pending.expiresAt) })}
        </span>{' '}
        <Button variant="subtle" size="compact-md" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('cancel')}
        </Button>
      </Notice>
    </div>
  );
}

function EmailForm({ close }: { close: () => void }) {
  const t = useTranslations('accounts.profile.email');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const done = useDone();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useMutation(
    trpc.profile.askEmail.mutationOptions({
      onSuccess: (_, sent) => {
        done(t('sent', { email: sent.email }));
        close();
      },
    }),
  );
  const address = emailAddress.safeParse(email);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (address.success && password !== '') ask.mutate({ email: address.data, password });
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      <FormError error={ask.error} />
      <TextInput
        type="email"
        label={t('new')}
        description={t('newHelp')}
        autoComplete="email"
        inputMode="email"
        size="md"
        mb="sm"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={tried && !address.success && t('wrong')}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        size="md"
        mb="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && password === '' && t('passwordMissing')}
      />
      <div className={classes.acts}>
        <Button type="submit" loading={ask.isPending}>
          {t('submit')}
        </Button>
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
