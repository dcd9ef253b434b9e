'use client';
import { Button, type ButtonProps, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormError } from '@/ui/form-error';

export type ActModalProps = {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  submit: ReactNode;
  children: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  size?: string;
  /** Rejects when refused; else the sentence that says what was done, null when in the end nothing was. */
  onSubmit: () => Promise<string | null>;
};

/** A small form in a dialog: a refusal is told in it and it stays open; done, the page shows the new state. */
export function ActModal({
  opened,
  onClose,
  title,
  submit,
  children,
  danger,
  disabled,
  size,
  onSubmit,
}: ActModalProps) {
  const t = useTranslations('common');
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setError(null);
    try {
      const message = await onSubmit();
      if (message !== null) notifications.show({ message, color: 'yes' });
      onClose();
      router.refresh();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size ?? 'md'}>
      <form onSubmit={(event) => void act(event)}>
        <FormError error={error} />
        <Stack gap="sm">{children}</Stack>
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 16 }}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={disabled ?? false} {...(danger ? { color: 'no' } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A button and the dialog it opens; the form inside starts afresh each time. */
export function ActButton({
  label,
  button,
  disabled,
  children,
}: {
  label: ReactNode;
  button?: Omit<ButtonProps, 'onClick' | 'disabled'>;
  disabled?: boolean;
  children: (dialog: { opened: boolean; onClose: () => void }) => ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  const [round, setRound] = useState(0);
  const open = () => {
    setRound(round + 1);
    setOpened(true);
  };
  return (
    <>
      <Button {...button} disabled={disabled ?? false} onClick={open}>
        {label}
      </Button>
      <div key={round} style={{ display: 'contents' }}>
        {round > 0 ? children({ opened, onClose: () => setOpened(false) }) : null}
      </div>
    </>
  );
}
