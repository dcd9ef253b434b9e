'use client';
import { Box, Button, Group, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { NO_WHY, WhyFields, whyInput } from '@/app/(city)/_components/why-fields';
import { useTRPC } from '@/trpc/client';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';
import type { Why } from './use-save-programme';

type Props = {
  /** Hours of cutoff now and wished; the same when they do not change. */
  from: number;
  to: number;
  close: () => void;
  confirm: (why: Why) => void;
};

/** Asks why rules or dates change; new hours of cutoff first say which sessions they move (rule 4). */
export function ChangeDialog({ from, to, close, confirm }: Props) {
  const t = useTranslations('programmes');
  const common = useTranslations('common');
  const moved = from !== to;
  const [seen, setSeen] = useState(!moved);
  const [why, setWhy] = useState(NO_WHY);
  return (
    <Modal opened onClose={close} title={moved ? t('form.confirmTitle', { from, to }) : t('change.title')}>
      {moved ? <CutoffPreview hours={to} onSeen={() => setSeen(true)} /> : <Text>{t('change.what')}</Text>}
      <Box mt="md">
        <WhyFields value={why} onChange={setWhy} />
      </Box>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button disabled={!seen} onClick={() => confirm(whyInput(why))}>
          {common('confirm')}
        </Button>
      </Group>
    </Modal>
  );
}

/** Which sessions new hours of cutoff move, close or reopen, before anything is changed. */
function CutoffPreview({ hours, onSeen }: { hours: number; onSeen: () => void }) {
  const t = useTranslations('programmes.form');
  const { n } = useFormat();
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.programmes.previewCutoff.queryOptions({ cutoffHours: hours }, { staleTime: 0 }),
  );
  useEffect(() => {
    if (data) onSeen();
  }, [data, onSeen]);
  if (!data) return <FormError error={error} />;
  return (
    <>
      <Text>{t('confirmWhat', { sessions: data.sessions, shown: n(data.sessions) })}</Text>
      {data.closing > 0 ? <Text c="var(--g-act)">{t('closing', { count: data.closing })}</Text> : null}
      {data.opening > 0 ? <Text>{t('opening', { count: data.opening })}</Text> : null}
    </>
  );
}
