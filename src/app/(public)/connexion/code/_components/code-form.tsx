'use client';
import { Anchor, Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { CodeInput } from '@/app/_components/second-factor/code-input';
import { DemoCode } from '@/app/_components/second-factor/demo-code';
import { RecoveryInput } from '@/app/_components/second-factor/recovery-input';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { OtherAccount } from './other-account';

type Props = { next: string; demo: boolean; email: string };

/** The code of the application, or one of the recovery codes in its place. */
export function CodeForm({ next, demo, email }: Props) {
  const t = useTranslations('accounts.code');
  const trpc = useTRPC();
  const [by, setBy] = useState<'code' | 'recovery'>('code');
  const [typed, setTyped] = useState('');
  const enter = { onSuccess: () => window.location.assign(next) };
  const give = useMutation(trpc.secondFactor.giveCode.mutationOptions(enter));
  const recover = useMutation(trpc.secondFactor.giveRecoveryCode.mutationOptions(enter));
  const act = by === 'code' ? give : recover;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ code: typed });
  };
  const turn = () => {
    setBy(by === 'code' ? 'recovery' : 'code');
    setTyped('');
    give.reset();
    recover.reset();
  };
  const field = {
    value: typed,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    mb: 'lg',
    'data-autofocus': true,
    autoFocus: true,
  };
  return (
    <>
      <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
        <form method="post" onSubmit={submit}>
          <FormError error={act.error} />
          {demo && by === 'code' ? <DemoCode /> : null}
          {by === 'code' ? (
            <CodeInput key="code" label={t('label')} description={t('help')} {...field} />
          ) : (
            <RecoveryInput key="recovery" label={t('recoveryLabel')} description={t('recoveryHelp')} {...field} />
          )}
          <BigButton type="submit" loading={act.isPending || act.isSuccess}>
            {t('submit')}
          </BigButton>
        </form>
        <Anchor component="button" type="button" fz={15} mt="md" ta="left" onClick={turn}>
          {t(by === 'code' ? 'recovery' : 'back')}
        </Anchor>
      </Paper>
      {by === 'recovery' ? (
        <Text c="var(--g-second)" fz={15} mt="lg">
          {t('lost')}
        </Text>
      ) : null}
      <OtherAccount email={email} />
    </>
  );
}
