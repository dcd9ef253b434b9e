'use client';
import { Button, CopyButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { QrCode } from '@/ui/qr-code';
import { CodeInput } from './code-input';
import { DemoCode } from './demo-code';
import { RecoveryCodes } from './recovery-codes';
import classes from './second-factor.module.css';

type Props = { demo: boolean; onDone: () => void };

/** From nothing to a second factor: the square to scan, a right code, ten recovery codes to be kept. */
export function TotpEnrolment({ demo, onDone }: Props) {
  const t = useTranslations('accounts.enrol');
  const trpc = useTRPC();
  const start = useMutation(trpc.secondFactor.start.mutationOptions());
  const confirm = useMutation(trpc.secondFactor.confirm.mutationOptions());
  const [code, setCode] = useState('');
  if (confirm.data) return <RecoveryCodes codes={confirm.data.codes} onDone={onDone} />;
  if (!start.data)
    return (
      <>
        <FormError error={start.error} />
        <p className={classes.plain}>{t('why')}</p>
        <p className={classes.plain}>{t('need')}</p>
        <BigButton loading={start.isPending} onClick={() => start.mutate()}>
          {t('start')}
        </BigButton>
      </>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ code });
  };
  return (
    <form onSubmit={submit}>
      <p className={classes.step}>{t('scan')}</p>
      <div className={classes.scan}>
        <QrCode text={start.data.uri} label={t('qr')} size={204} />
        <div className={classes.byHand}>
          {t('byHand')}
          <code className={classes.secret} data-totp-secret={start.data.secret}>
            {start.data.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
          </code>
          <CopyButton value={start.data.secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
      <p className={classes.step} id="confirm-code">
        {t('confirm')}
      </p>
      <FormError error={confirm.error} />
      {demo ? <DemoCode /> : null}
      <CodeInput
        aria-labelledby="confirm-code"
        mb="md"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <BigButton type="submit" loading={confirm.isPending}>
        {t('submit')}
      </BigButton>
    </form>
  );
}
