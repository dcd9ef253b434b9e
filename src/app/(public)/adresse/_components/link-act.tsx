'use client';
import { Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Done } from '@/app/(public)/mot-de-passe/_components/done';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';

/** The one act behind a link about an address: told first, done by a press, never by opening the link. */
export function LinkAct({ act, token, email }: { act: 'confirm' | 'stop'; token: string; email: string }) {
  const t = useTranslations(`accounts.address.${act}`);
  const trpc = useTRPC();
  const confirm = useMutation(trpc.profile.confirmEmail.mutationOptions());
  const stop = useMutation(trpc.profile.stopEmail.mutationOptions());
  const doing = act === 'confirm' ? confirm : stop;
  if (doing.isSuccess)
    return (
      <Done title={t('doneTitle')} text={t('done', { email })}>
        <BigButton href="/connexion">{t('toSignIn')}</BigButton>
      </Done>
    );
  return (
    <Paper p={20} radius="var(--g-radius-phone)" shadow="sm" withBorder>
      <FormError error={doing.error} />
      <Text fz={18} fw={620} mb={6} style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Text>
      <Text fz={16} mb="lg" c="var(--g-second)">
        {t('text')}
      </Text>
      <BigButton loading={doing.isPending} onClick={() => doing.mutate({ token })}>
        {t('submit')}
      </BigButton>
    </Paper>
  );
}
