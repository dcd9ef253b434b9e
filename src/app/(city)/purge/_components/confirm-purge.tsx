'use client';
import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { noteInput } from '@/app/(city)/_components/coded-reason';
import { CONFIRM_REASONS, type ConfirmReason, EARLY_REASONS } from '@/modules/privacy/purge.schema';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';
import classes from './purge.module.css';
import { PurgeReason, type Why } from './purge-reason';
import { PurgeTable } from './purge-table';
import { sumOf } from './sum-of';

type Props = { purgeId: string; plan: Readonly<Record<string, number>>; due: boolean };

/** The second person: what will go, why, and then it goes. */
export function ConfirmPurge(props: Props) {
  const t = useTranslations('privacy.page');
  const { n } = useFormat();
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button color="no" onClick={() => setOpen(true)}>
        {t('confirm', { rows: n(sumOf(props.plan)) })}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('confirmTitle')}
        closeButtonProps={{ 'aria-label': close }}
      >
        <ConfirmForm {...props} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function ConfirmForm({ purgeId, plan, due, close }: Props & { close: () => void }) {
  const t = useTranslations('privacy.page');
  const common = useTranslations('common');
  const { n } = useFormat();
  const router = useRouter();
  const trpc = useTRPC();
  const confirm = useMutation(trpc.privacy.confirm.mutationOptions());
  const [why, setWhy] = useState<Why<ConfirmReason>>({ reason: null, note: '' });
  const [missing, setMissing] = useState(false);
  const rows = n(sumOf(plan));
  const act = () => {
    const { reason } = why;
    if (reason === null) return setMissing(true);
    const done = () => {
      close();
      router.refresh();
    };
    confirm.mutate({ purgeId, reason, ...noteInput(why) }, { onSuccess: done });
  };
  return (
    <div className={classes.form}>
      <FormError error={confirm.error} />
      <p>{t('confirmWhat', { rows })}</p>
      <PurgeTable plan={plan} done={null} />
      <PurgeReason
        label={t('confirmReason')}
        help={t('confirmReasonHelp')}
        reasons={due ? CONFIRM_REASONS : EARLY_REASONS}
        value={why}
        onChange={setWhy}
        missing={missing}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button color="no" loading={confirm.isPending} onClick={act}>
          {t('confirm', { rows })}
        </Button>
      </div>
    </div>
  );
}
