'use client';
import { Anchor, Button, Modal, PasswordInput, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { useProofAsked } from '@/trpc/proof-request';
import { FormError } from '@/ui/form-error';
import { CodeInput } from './code-input';
import { DemoCode } from './demo-code';
import { RecoveryInput } from './recovery-input';
import classes from './second-factor.module.css';

/** Above the dialog of the act that waits. */
const ABOVE = 320;

/** Asks again who one is, when an act wants a fresh proof: the code, or the password for whoever has no code. One a page. */
export function StepUpDialog() {
  const t = useTranslations('common.stepUp');
  const asked = useProofAsked();
  return (
    <Modal opened={asked !== null} onClose={() => asked?.settle(false)} title={t('title')} zIndex={ABOVE} size={420}>
      {asked ? <ProofForm onGiven={() => asked.settle(true)} onCancel={() => asked.settle(false)} /> : null}
    </Modal>
  );
}

type Way = 'code' | 'recovery' | 'password';

function useGive(onGiven: () => void) {
  const trpc = useTRPC();
  const done = { onSuccess: onGiven };
  return {
    code: useMutation(trpc.secondFactor.giveCode.mutationOptions(done)),
    recovery: useMutation(trpc.secondFactor.giveRecoveryCode.mutationOptions(done)),
    password: useMutation(trpc.secondFactor.givePassword.mutationOptions(done)),
  };
}

/** Whoever has neither code nor password proves it where they signed in; what was being done is left. */
function ProofElsewhere({
  identity,
  onCancel,
}: {
  identity: { readonly name: string; readonly href: string } | null;
  onCancel: () => void;
}) {
  const t = useTranslations('common.stepUp');
  const cancel = useTranslations('common')('cancel');
  return (
    <>
      <p className={classes.plain}>{identity ? t('whyIdentity', { name: identity.name }) : t('noProof')}</p>
      {identity ? <p className={classes.plain}>{t('identityNext')}</p> : null}
      <div className={classes.line}>
        {identity ? (
          // A plain link: nothing may follow it ahead of time.
          <Button component="a" href={identity.href} data-autofocus>
            {t('identify', { name: identity.name })}
          </Button>
        ) : null}
        <Button variant="default" onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </>
  );
}

function ProofForm({ onGiven, onCancel }: { onGiven: () => void; onCancel: () => void }) {
  const t = useTranslations('common.stepUp');
  const cancel = useTranslations('common')('cancel');
  const trpc = useTRPC();
  const state = useQuery(trpc.secondFactor.state.queryOptions(undefined, { staleTime: 0 }));
  const give = useGive(onGiven);
  const [recovering, setRecovering] = useState(false);
  const [typed, setTyped] = useState('');
  if (state.isPending) return <Skeleton height={132} />;
  if (!state.data) return <FormError error={state.error ?? new Error('signed out')} />;
  if (state.data.proof === 'IDENTITY') return <ProofElsewhere identity={state.data.identity} onCancel={onCancel} />;
  const byCode: Way = recovering ? 'recovery' : 'code';
  const way: Way = state.data.proof === 'PASSWORD' ? 'password' : byCode;
  const field = {
    value: typed,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    mb: 'md',
    'data-autofocus': true,
    autoFocus: true,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // a dialog inside a form of the page: React would submit that one too
    if (way === 'password') give.password.mutate({ password: typed });
    else give[way].mutate({ code: typed });
  };
  const turn = () => {
    setRecovering(!recovering);
    setTyped('');
    give.code.reset();
    give.recovery.reset();
  };
  return (
    <form method="post" onSubmit={submit}>
      <p className={classes.plain}>{t(way === 'password' ? 'whyPassword' : 'whyCode')}</p>
      <FormError error={give[way].error} />
      {state.data.demo && way === 'code' ? <DemoCode /> : null}
      {way === 'code' ? <CodeInput key={way} label={t('code')} {...field} /> : null}
      {way === 'recovery' ? <RecoveryInput key={way} label={t('recoveryLabel')} {...field} /> : null}
      {way === 'password' ? (
        <PasswordInput label={t('password')} autoComplete="current-password" required withAsterisk={false} {...field} />
      ) : null}
      <div className={classes.line}>
        <Button type="submit" loading={give[way].isPending}>
          {t('submit')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {cancel}
        </Button>
        {way === 'password' ? null : (
          <Anchor component="button" type="button" fz={14} ml="auto" onClick={turn}>
            {t(recovering ? 'backToCode' : 'recovery')}
          </Anchor>
        )}
      </div>
    </form>
  );
}
