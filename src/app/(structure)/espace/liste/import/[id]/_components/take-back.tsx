'use client';
import { IconFileDownload, IconFileUpload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCorrectedFile } from '@/app/_components/use-corrected-file';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { DownloadState } from '@/ui/download-state';
import { OWN_IMPORTS, ownKind } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';

/** One's own list with what is wrong in colour: whole while nothing is decided, then the refused rows; and the way to send it again. */
export function TakeBack({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.corrected');
  const { take, download, pending } = useCorrectedFile(found.id);
  const [rows] = found.can.takeBack;
  if (!rows || found.badRows + found.warnedRows === 0) return null;
  return (
    <div className={classes.acts}>
      <BigButton
        look="plain"
        loading={pending}
        icon={<IconFileDownload size={22} aria-hidden="true" />}
        onClick={() => void take(rows)}
      >
        {t('act')}
      </BigButton>
      <DownloadState download={download} />
      <p className={classes.under}>{t('hint')}</p>
      {found.state === 'READY' ? (
        <BigButton
          look="plain"
          href={OWN_IMPORTS[ownKind(found.kind)].start}
          icon={<IconFileUpload size={22} aria-hidden="true" />}
        >
          {t('again')}
        </BigButton>
      ) : null}
    </div>
  );
}
