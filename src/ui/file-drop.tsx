'use client';
import '@mantine/dropzone/styles.layer.css';
import { Alert, Text } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** Takes one file by drop, click or keyboard. `accept`: endings such as ".csv"; the server checks again by content. */
export function FileDrop({
  accept,
  maxMegabytes,
  loading = false,
  onFile,
}: {
  accept: readonly string[];
  maxMegabytes: number;
  loading?: boolean;
  onFile: (file: File) => void;
}) {
  const t = useTranslations('ui.file');
  const formats = accept.map((ending) => ending.replace('.', '').toUpperCase()).join(', ');
  const [refused, setRefused] = useState<string | null>(null);
  const refuse = (rejections: FileRejection[]) => {
    const code = rejections[0]?.errors[0]?.code;
    if (code === 'file-too-large') return setRefused(t('tooLarge', { size: maxMegabytes }));
    setRefused(code === 'too-many-files' ? t('many') : t('wrongType', { formats }));
  };
  const take = (files: File[]) => {
    setRefused(null);
    if (files[0]) onFile(files[0]);
  };
  return (
    <div>
      <Dropzone
        onDrop={take}
        onReject={refuse}
        maxSize={maxMegabytes * 1024 * 1024}
        maxFiles={1}
        multiple={false}
        // Offices' machines give CSV all sorts of types; the ending counts here, the content on the server.
        accept={{ 'application/octet-stream': [...accept], 'text/csv': [...accept] }}
        loading={loading}
        radius="lg"
        p="xl"
        inputProps={{ 'aria-label': t('drop') }}
      >
        <div style={{ display: 'grid', justifyItems: 'center', gap: 8, pointerEvents: 'none' }}>
          <IconFileUpload size={36} stroke={1.5} aria-hidden="true" />
          <Text fw={600}>{t('drop')}</Text>
          <Text size="sm" c="dimmed">
            {t('limits', { formats, size: maxMegabytes })}
          </Text>
        </div>
      </Dropzone>
      {refused ? (
        <Alert color="no" role="alert" mt="sm">
          {refused}
        </Alert>
      ) : null}
    </div>
  );
}
