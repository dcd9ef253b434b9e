'use client';
import { Button, Menu } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useCorrectedFile } from '@/app/_components/use-corrected-file';
import type { RouterOutputs } from '@/trpc/outputs';
import { DownloadState } from '@/ui/download-state';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

/** The sender's own file with its faulty cells coloured, whole or the refused rows alone, while there is something to correct. */
export function CorrectedFile({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.corrected');
  const { n } = useFormat();
  const { take, download, pending } = useCorrectedFile(found.id);
  const choices = found.can.takeBack;
  if (choices.length === 0 || found.badRows + found.warnedRows === 0) return null;
  const label = (rows: (typeof choices)[number]) =>
    t(rows, rows === 'bad' ? { count: found.badRows, rows: n(found.badRows) } : {});
  return (
    <div>
      <Menu position="bottom-start" width="target">
        <Menu.Target>
          <Button
            variant="default"
            fullWidth
            loading={pending}
            leftSection={<IconFileDownload size={16} aria-hidden="true" />}
          >
            {t('act')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((rows) => (
            <Menu.Item key={rows} onClick={() => void take(rows)}>
              {label(rows)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <DownloadState download={download} />
      <p className={classes.note}>{t('hint')}</p>
    </div>
  );
}
