'use client';
import { Button, type ButtonProps, Modal, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import classes from './confirm-act.module.css';
import { FormError } from './form-error';

const SHORTEST_REASON = 5;

export type ConfirmActProps = {
  /** The button on the page: verb and count. */
  label: ReactNode;
  title: ReactNode;
  /** What will be done, with its numbers, shown before anything is. */
  what: ReactNode;
  confirmLabel?: ReactNode;
  /** Asks for a reason and hands it to `onConfirm`. */
  askReason?: boolean;
  danger?: boolean;
  disabled?: boolean;
  button?: Omit<ButtonProps, 'onClick' | 'disabled'>;
  /** Rejects when refused: the refusal is told in the dialog, which stays open. */
  onConfirm: (reason: string) => Promise<unknown>;
};

/** A button for an act that cannot be undone, or touches many: first what will happen, then the act. */
export function ConfirmAct({ label, title, what, disabled, button, ...act }: ConfirmActProps) {
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={title} closeButtonProps={{ 'aria-label': close }}>
        <ConfirmBody {...act} label={label} what={what} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

type BodyProps = Pick<ConfirmActProps, 'label' | 'what' | 'confirmLabel' | 'askReason' | 'danger' | 'onConfirm'>;

function ConfirmBody({
  label,
  what,
  confirmLabel,
  askReason = false,
  danger = false,
  onConfirm,
  close,
}: BodyProps & { close: () => void }) {
  const t = useTranslations('ui.confirm');
  const common = useTranslations('common');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async () => {
    if (askReason && reason.trim().length < SHORTEST_REASON) return setMissing(true);
    setPending(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      close();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <FormError error={error} />
      <section className={classes.what} aria-label={t('what')}>
        {what}
      </section>
      {askReason ? (
        <Textarea
          label={t('reason')}
          description={t('reasonHelp')}
          error={missing && reason.trim().length < SHORTEST_REASON && t('reasonMissing')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={500}
          required
        />
      ) : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button color={danger ? 'no' : undefined} loading={pending} onClick={() => void act()}>
          {confirmLabel ?? label}
        </Button>
      </div>
    </>
  );
}
