'use client';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import classes from './download-state.module.css';
import { FormError } from './form-error';
import type { Download } from './use-download';
import { useFormat } from './use-format';

const KILO = 1_000;

/** The door said no, and why; anything else is a connection that broke on the way. */
const isRefusal = (error: unknown): boolean => typeof error === 'object' && error !== null && 'data' in error;

/** How far a download is: under way and how much came, saved and under which name, or failed and why. */
export function DownloadState({ download }: { download: Download }) {
  const t = useTranslations('ui.download');
  const { n } = useFormat();
  if (download.phase === 'failed') {
    if (isRefusal(download.error)) return <FormError error={download.error} />;
    return (
      <span className={classes.cut} role="alert">
        <IconAlertCircle size={15} aria-hidden="true" /> {t('cut')}
      </span>
    );
  }
  const size = (bytes: number) =>
    bytes < KILO * KILO
      ? t('kilobytes', { size: n(Math.ceil(bytes / KILO)) })
      : t('megabytes', { size: n(Math.round(bytes / KILO / 100) / 10) });
  return (
    <span className={classes.state}>
      <span role="status">
        {download.phase === 'coming' ? t('coming') : null}
        {download.phase === 'saved' ? t('saved', { name: download.name, size: size(download.bytes) }) : null}
      </span>
      {download.phase === 'coming' ? (
        <>
          <span>{t('came', { size: size(download.bytes) })}</span>
          <button type="button" onClick={download.stop}>
            {t('stop')}
          </button>
        </>
      ) : null}
    </span>
  );
}
