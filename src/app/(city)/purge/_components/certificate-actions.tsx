'use client';
import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { PurgeCertificate } from '@/modules/privacy/privacy.rules';

/** Prints the page, or keeps the certificate as the file the database holds. */
export function CertificateActions({ certificate }: { certificate: PurgeCertificate }) {
  const t = useTranslations('privacy.certificate');
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(certificate, null, 2))}`;
  return (
    <span className="g-no-print" style={{ display: 'flex', gap: 8 }}>
      <Button
        variant="default"
        component="a"
        href={file}
        download={`certificat-${certificate.purgeId}.json`}
        leftSection={<IconDownload size={16} />}
      >
        {t('json')}
      </Button>
      <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </span>
  );
}
