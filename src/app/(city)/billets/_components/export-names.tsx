'use client';
import { Button, Modal, SegmentedControl, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fetchFile } from '@/app/_components/fetch-file';
import {
  addressFilters,
  EXPORT_FORMATS,
  type ExportFormat,
  NAME_EXPORT_REASONS,
  type NameExportReason,
} from '@/modules/attendance/export.schema';
import { DownloadState } from '@/ui/download-state';
import { useDownload } from '@/ui/use-download';

type Asked = { format: ExportFormat; reason: NameExportReason; note?: string; filters: object };

/** The list with people's names: a reason first, then who one is. `query` holds the filters of the address. */
export function ExportNames({ query }: { query: string }) {
  const t = useTranslations('attendance.exportNames');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => setOpen(true)}>
        {t('act')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('title')}>
        <NamesForm query={query} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function NamesForm({ query, close }: { query: string; close: () => void }) {
  const t = useTranslations('attendance.exportNames');
  const cancel = useTranslations('common')('cancel');
  const [reason, setReason] = useState<NameExportReason>('ORGANISER_LIST');
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [note, setNote] = useState('');
  const { download, run } = useDownload();
  const act = async () => {
    // As they stand in the address: the door refuses one it does not know, where leaving it out would give more names.
    const filters = addressFilters(new URLSearchParams(query));
    const asked: Asked = { format, reason, filters, ...(note.trim() ? { note: note.trim() } : {}) };
    if (!(await run(fetchFile('/api/exports/names', asked)))) return;
    notifications.show({ message: t('done') });
    close();
  };
  return (
    <>
      <p style={{ marginTop: 0 }}>{t('what')}</p>
      <Select
        label={t('reason')}
        data={NAME_EXPORT_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason}
        onChange={(value) => value && setReason(value as NameExportReason)}
        allowDeselect={false}
        mb="md"
      />
      <Textarea
        label={t('note')}
        description={t('noteHelp')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        mb="md"
      />
      <SegmentedControl
        aria-label={t('format')}
        data={EXPORT_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
        value={format}
        onChange={(value) => setFormat(value as ExportFormat)}
      />
      <div style={{ marginTop: 20 }}>
        <DownloadState download={download} />
      </div>
      <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', marginTop: 8 }}>
        <Button variant="default" onClick={close}>
          {cancel}
        </Button>
        <Button loading={download.phase === 'coming'} onClick={() => void act()}>
          {t('submit')}
        </Button>
      </div>
    </>
  );
}
