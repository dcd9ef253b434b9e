'use client';
import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { OwnSignIn } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { StatusBadge } from '@/ui/status-badge';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from './account.module.css';
import { Section } from './section';

const HAND_HELD = /iPhone|iPad|Android/;

/** Where one is signed in, with the way to end each and all others. */
export function SignInsSection({ signIns }: { signIns: readonly OwnSignIn[] }) {
  const t = useTranslations('accounts.profile.signIns');
  const trpc = useTRPC();
  const done = useDone();
  const end = useMutation(trpc.profile.endSignIn.mutationOptions({ onSuccess: () => done(t('ended')) }));
  const endOthers = useMutation(
    trpc.profile.endOtherSignIns.mutationOptions({ onSuccess: ({ ended }) => done(t('othersEnded', { ended })) }),
  );
  const others = signIns.filter((signIn) => !signIn.current).length;
  return (
    <Section title={t('title')} text={t('text')}>
      <FormError error={end.error} />
      <ul className={classes.signIns}>
        {signIns.map((signIn) => (
          <SignIn
            key={signIn.reference}
            signIn={signIn}
            ending={end.isPending && end.variables.reference === signIn.reference}
            onEnd={() => end.mutate({ reference: signIn.reference })}
          />
        ))}
      </ul>
      {others > 0 ? (
        <ConfirmAct
          label={t('endOthers')}
          title={t('endOthersTitle')}
          what={t('endOthersWhat', { others })}
          danger
          button={{ variant: 'default' }}
          onConfirm={() => endOthers.mutateAsync()}
        />
      ) : null}
    </Section>
  );
}

function SignIn({ signIn, ending, onEnd }: { signIn: OwnSignIn; ending: boolean; onEnd: () => void }) {
  const t = useTranslations('accounts.profile.signIns');
  const { dateTime, relative } = useFormat();
  const device = signIn.device ?? t('unknown');
  const Icon = HAND_HELD.test(device) ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <li className={classes.signIn}>
      <Icon size={26} stroke={1.6} aria-hidden="true" />
      <div className={classes.device}>
        <strong>{device}</strong>
        <span>
          {t('since', { date: dateTime(signIn.since) })}
          {signIn.current ? '' : ` · ${t('seen', { when: relative(signIn.seen) })}`}
        </span>
      </div>
      {signIn.current ? (
        <StatusBadge tone="yes">{t('current')}</StatusBadge>
      ) : (
        <Button
          variant="subtle"
          color="no"
          size="compact-md"
          loading={ending}
          onClick={onEnd}
          aria-label={t('endOne', { device })}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
