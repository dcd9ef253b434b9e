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
import { OWN_IMPORTS, type OwnKind, spaceWords } from '../../../_components/own-imports';
import classes from './list-import.module.css';
import { PasteList } from './paste-list';

const ACCEPT = '.csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MEGABYTE = 1024 * 1024;
const answer = z.object({ importId: z.uuid() });

type Props = { kind: OwnKind; structureId: string; maxMegabytes: number };

/** One file from the phone or the computer; it leaves at once and opens its own page. */
export function ChooseFile({ kind, structureId, maxMegabytes }: Props) {
  const t = spaceWords(useTranslations('imports.space'), kind);
  const { percent } = useFormat();
  const router = useRouter();
  const [tooLarge, setTooLarge] = useState(false);
  const { send, sending, error } = useUpload('/api/uploads', (body) => {
    router.push(`${OWN_IMPORTS[kind].start}/${answer.parse(body).importId}`);
  });
  const take = (file: File | null) => {
    if (!file) return;
    const large = file.size > maxMegabytes * MEGABYTE;
    setTooLarge(large);
    if (!large) void send(file, { kind, structureId });
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
      <PasteList kind={kind} send={take} />
    </>
  );
}
