'use client';
import { Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';

/** Says which sessions new hours of cutoff move, close or reopen, before anything is changed (rule 4). */
export function CutoffDialog({
  from,
  to,
  close,
  confirm,
}: {
  from: number;
  to: number;
  close: () => void;
  confirm: () => void;
}) {
  const t = useTranslations('programmes.form');
  const common = useTranslations('common');
  const { n } = useFormat();
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.programmes.previewCutoff.queryOptions({ cutoffHours: to }, { staleTime: 0 }));
  return (
    <Modal opened onClose={close} title={t('confirmTitle', { from, to })}>
      <FormError error={error} />
      {data ? (
        <>
          <Text>{t('confirmWhat', { sessions: data.sessions, shown: n(data.sessions) })}</Text>
          {data.closing > 0 ? <Text c="var(--g-act)">{t('closing', { count: data.closing })}</Text> : null}
          {data.opening > 0 ? <Text>{t('opening', { count: data.opening })}</Text> : null}
        </>
      ) : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button disabled={!data} onClick={confirm}>
          {common('confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
