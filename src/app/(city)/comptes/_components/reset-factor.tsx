'use client';
import { Button, Group, Modal, Select, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RESET_REASONS, type ResetReason } from '@/modules/accounts/second-factor.rules';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';

/** Takes the second factor of somebody away whose phone is lost: with a reason, and after a fresh proof. */
export function ResetFactor({ userId, name }: { userId: string; name: string }) {
  const t = useTranslations('accounts.resetFactor');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {t('short')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('title', { name })}>
        <ResetForm userId={userId} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function ResetForm({ userId, close }: { userId: string; close: () => void }) {
  const t = useTranslations('accounts.resetFactor');
  const cancel = useTranslations('common')('cancel');
  const trpc = useTRPC();
  const router = useRouter();
  const [reason, setReason] = useState<ResetReason>('LOST_DEVICE');
  const [note, setNote] = useState('');
  const reset = useMutation(
    trpc.secondFactor.reset.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('done') });
        close();
        router.refresh();
      },
    }),
  );
  const act = () => reset.mutate({ userId, reason, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  return (
    <>
      <FormError error={reset.error} />
      <Text mb="md">{t('what')}</Text>
      <Select
        label={t('reason')}
        data={RESET_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason}
        onChange={(value) => value && setReason(value as ResetReason)}
        allowDeselect={false}
      />
      <Textarea
        mt="md"
        label={t('note')}
        description={t('noteHelp')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {cancel}
        </Button>
        <Button color="no" loading={reset.isPending} onClick={act}>
          {t('submit')}
        </Button>
      </Group>
    </>
  );
}
