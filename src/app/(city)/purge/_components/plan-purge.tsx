'use client';
import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noteInput } from '@/app/(city)/_components/coded-reason';
import { EARLY_REASONS, type EarlyReason } from '@/modules/privacy/purge.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';
import { dateWithYear } from './date-with-year';
import classes from './purge.module.css';
import { PurgeReason, type Why } from './purge-reason';

type Props = { rows: number; due: boolean; dueAt: Date };

/** Prepares a plan; before the end of the retention it asks why. */
export function PlanPurge(props: Props) {
  const t = useTranslations('privacy.page');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('plan')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('planTitle')}>
        <PlanForm {...props} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function PlanForm({ rows, due, dueAt, close }: Props & { close: () => void }) {
  const t = useTranslations('privacy');
  const common = useTranslations('common');
  const { n, ...format } = useFormat();
  const router = useRouter();
  const trpc = useTRPC();
  const plan = useMutation(trpc.privacy.plan.mutationOptions());
  const [why, setWhy] = useState<Why<EarlyReason>>({ reason: null, note: '' });
  const [missing, setMissing] = useState(false);
  const act = () => {
    const { reason } = why;
    if (!due && reason === null) return setMissing(true);
    const input = { ...(reason ? { earlyReason: reason } : {}), ...noteInput(why) };
    const done = () => {
      close();
      router.refresh();
    };
    plan.mutate(input, { onSuccess: done });
  };
  return (
    <div className={classes.form}>
      <FormError error={plan.error} />
      <p>{t('page.planWhat', { rows: n(rows) })}</p>
      {due ? null : (
        <>
          <p>{t('page.early', { due: dateWithYear(dueAt, format) })}</p>
          <PurgeReason
            label={t('page.reason')}
            reasons={EARLY_REASONS}
            value={why}
            onChange={setWhy}
            missing={missing}
          />
        </>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button loading={plan.isPending} onClick={act}>
          {t('page.plan')}
        </Button>
      </div>
    </div>
  );
}
