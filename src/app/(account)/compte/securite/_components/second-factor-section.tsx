'use client';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RecoveryCodes } from '@/app/_components/second-factor/recovery-codes';
import classes from '@/app/_components/second-factor/second-factor.module.css';
import { TotpEnrolment } from '@/app/_components/second-factor/totp-enrolment';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { Section } from '../../_components/section';

type Props = { since: Date | null; required: boolean; codesLeft: number; demo: boolean };

/** Whether a code is asked for at sign-in, and what can be done about it. */
export function SecondFactorSection({ since, required, codesLeft, demo }: Props) {
  const t = useTranslations('accounts.security');
  const router = useRouter();
  const [enrolling, setEnrolling] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const finish = (message: string) => {
    setEnrolling(false);
    setCodes(null);
    notifications.show({ message });
    router.refresh();
  };
  if (enrolling)
    return (
      <Section title={t('title')}>
        <TotpEnrolment demo={demo} onDone={() => finish(t('ready'))} />
      </Section>
    );
  if (codes)
    return (
      <Section title={t('renew')}>
        <RecoveryCodes codes={codes} onDone={() => finish(t('renewed'))} />
      </Section>
    );
  return (
    <Section title={t('title')} text={t(required ? 'required' : 'offered')}>
      {since ? (
        <Enrolled
          since={since}
          required={required}
          codesLeft={codesLeft}
          onCodes={setCodes}
          onOff={() => finish(t('turnedOff'))}
        />
      ) : (
        <Button mt="sm" onClick={() => setEnrolling(true)}>
          {t('turnOn')}
        </Button>
      )}
    </Section>
  );
}

type EnrolledProps = {
  since: Date;
  required: boolean;
  codesLeft: number;
  onCodes: (codes: readonly string[]) => void;
  onOff: () => void;
};

function Enrolled({ since, required, codesLeft, onCodes, onOff }: EnrolledProps) {
  const t = useTranslations('accounts.security');
  const { day } = useFormat();
  const trpc = useTRPC();
  const renew = useMutation(trpc.secondFactor.newRecoveryCodes.mutationOptions());
  const remove = useMutation(trpc.secondFactor.remove.mutationOptions());
  return (
    <>
      <p className={classes.line} style={{ marginTop: 12 }}>
        <StatusBadge tone="yes">{t('on')}</StatusBadge>
        {t('since', { date: day(since, 'long') })}
      </p>
      <p className={classes.line}>{t('codesLeft', { left: codesLeft })}</p>
      <div className={classes.acts}>
        <ConfirmAct
          label={t('renew')}
          title={t('renewTitle')}
          what={t('renewWhat')}
          button={{ variant: 'default' }}
          onConfirm={async () => onCodes((await renew.mutateAsync()).codes)}
        />
        {required ? null : (
          <ConfirmAct
            label={t('turnOff')}
            title={t('turnOffTitle')}
            what={t('turnOffWhat')}
            danger
            button={{ variant: 'default' }}
            onConfirm={async () => {
              await remove.mutateAsync();
              onOff();
            }}
          />
        )}
      </div>
      {required ? <p className={classes.plain}>{t('change')}</p> : null}
    </>
  );
}
