'use client';
import { FileButton, Progress } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { useFormat } from '@/ui/use-format';
import { useUpload } from '@/ui/use-upload';
import classes from './list-import.module.css';

const ACCEPT = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MEGABYTE = 1024 * 1024;
const answer = z.object({ importId: z.uuid() });

/** One file from the phone or the computer; it leaves at once and opens its own page. */
export function ChooseFile({ structureId, maxMegabytes }: { structureId: string; maxMegabytes: number }) {
  const t = useTranslations('imports.space');
  const { percent } = useFormat();
  const router = useRouter();
  const [tooLarge, setTooLarge] = useState(false);
  const { send, sending, error } = useUpload('/api/uploads', (body) => {
    router.push(`/espace/liste/import/${answer.parse(body).importId}`);
  });
  const take = (file: File | null) => {
    if (!file) return;
    const large = file.size > maxMegabytes * MEGABYTE;
    setTooLarge(large);
    if (!large) void send(file, { kind: 'BENEFICIARIES', structureId });
  };
  if (sending) {
    return (
      <div className={classes.card} role="status">
        <p className={classes.lead}>{t('sending')}</p>
        <Progress value={sending.share * 100} animated size="lg" aria-label={t('sending')} />
        <p className={classes.small}>
          {sending.name} · {percent(sending.share, 0)}
        </p>
      </div>
    );
  }
  return (
    <>
      <FormError error={error} />
      {tooLarge ? <Notice>{t('tooLarge', { size: maxMegabytes })}</Notice> : null}
      <FileButton onChange={take} accept={ACCEPT}>
        {({ onClick }) => (
          <BigButton onClick={onClick} icon={<IconFileUpload size={22} aria-hidden="true" />}>
            {t('choose')}
          </BigButton>
        )}
      </FileButton>
    </>
  );
}
