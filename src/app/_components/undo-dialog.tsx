'use client';
import { Button, Select } from '@mantine/core';
import { IconArrowBackUp, IconLock, IconTrash, IconUserEdit } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { UNDO_REASONS, type UndoReason } from '@/modules/imports/undo/undo.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';
import { KeptRecords, useWhyKept } from './kept-records';
import classes from './undo-import.module.css';

type Preview = RouterOutputs['imports']['undoPreview'];

/** First what will happen, in counts and by name for what stays; then the reason; then the act. */
export function UndoDialog({ importId, close }: { importId: string; close: () => void }) {
  const t = useTranslations('imports.undo');
  const trpc = useTRPC();
  // Always as things stand now: another opening looks again.
  const preview = useQuery(trpc.imports.undoPreview.queryOptions({ importId }, { gcTime: 0, staleTime: 0 }));
  if (preview.error) return <FormError error={preview.error} />;
  if (!preview.data) return <p role="status">{t('looking')}</p>;
  return <Decide importId={importId} preview={preview.data} again={() => preview.refetch()} close={close} />;
}

type DecideProps = { importId: string; preview: Preview; again: () => Promise<unknown>; close: () => void };

function Decide({ importId, preview, again, close }: DecideProps) {
  const t = useTranslations('imports.undo');
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const client = useQueryClient();
  const [reason, setReason] = useState<UndoReason>('WRONG_FILE');
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: () => {
        close();
        router.refresh();
        // Lists read a moment ago still hold what was taken back.
        return client.invalidateQueries({ refetchType: 'none' });
      },
      onError: () => void again(),
    }),
  );
  const { counts } = preview;
  const stays = counts.kept + counts.impossible > 0;
  return (
    <>
      <FormError error={undo.error} />
      <p className={classes.note}>{t('intro')}</p>
      <What preview={preview} />
      {stays ? <WhatStays importId={importId} /> : null}
      {counts.reversed === 0 ? <p role="status">{t('nothing')}</p> : null}
      <Select
        mt="md"
        label={t('reason')}
        allowDeselect={false}
        data={UNDO_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason}
        onChange={(value) => setReason(UNDO_REASONS.find((known) => known === value) ?? 'OTHER')}
      />
      <div className={classes.acts}>
        <Button variant="default" onClick={close}>
          {t('leave')}
        </Button>
        <Button
          color="no"
          disabled={counts.reversed === 0}
          loading={undo.isPending}
          onClick={() => undo.mutate({ importId, reason, seen: counts })}
        >
          {t('confirm', { count: counts.reversed, rows: n(counts.reversed) })}
        </Button>
      </div>
    </>
  );
}

const PARTS = [
  ['deleted', IconTrash, 'back'],
  ['restored', IconArrowBackUp, 'back'],
  ['kept', IconUserEdit, 'stays'],
  ['impossible', IconLock, 'cannot'],
] as const;

function What({ preview }: { preview: Preview }) {
  const t = useTranslations('imports.undo');
  const why = useWhyKept();
  const { n } = useFormat();
  const { deleted, restored, counts, reasons } = preview;
  const count = { deleted, restored, kept: counts.kept, impossible: counts.impossible };
  const causes = reasons
    .filter(({ outcome }) => outcome === 'IMPOSSIBLE')
    .map((cause) => `${why(cause.reason)} (${n(cause.count)})`);
  return (
    <ul className={classes.what}>
      {PARTS.filter(([key]) => count[key] > 0).map(([key, Icon, tone]) => (
        <li key={key}>
          <Icon size={18} className={classes[tone]} aria-hidden="true" />
          <span>
            {t(key, { count: count[key], rows: n(count[key]) })}
            {key === 'impossible' ? <small className={classes.reasons}>{causes.join(' · ')}</small> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function WhatStays({ importId }: { importId: string }) {
  const t = useTranslations('imports.undo');
  const trpc = useTRPC();
  const kept = useQuery(trpc.imports.kept.queryOptions({ importId }, { gcTime: 0, staleTime: 0 }));
  if (kept.error) return <FormError error={kept.error} />;
  if (!kept.data || kept.data.rows.length === 0) return null;
  return (
    <section aria-label={t('whichKept')}>
      <h3 className={classes.title}>{t('whichKept')}</h3>
      <KeptRecords {...kept.data} short />
    </section>
  );
}
