'use client';
import { Textarea } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BigButton } from '@/ui/big-button';
import { type OwnKind, spaceWords } from '../../../_components/own-imports';
import classes from './list-import.module.css';

type Props = { kind: OwnKind; send: (file: File) => void };

/** Rows copied from a spreadsheet or a message: they leave as a file does, and are read as one. */
export function PasteList({ kind, send }: Props) {
  const t = spaceWords(useTranslations('imports.space'), kind);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (!open) {
    return (
      <div className={classes.second}>
        <BigButton look="plain" icon={<IconClipboardText size={22} aria-hidden="true" />} onClick={() => setOpen(true)}>
          {t('paste')}
        </BigButton>
      </div>
    );
  }
  return (
    <form
      className={classes.acts}
      onSubmit={(event) => {
        event.preventDefault();
        send(new File([text], `${t('pasteName')}.txt`, { type: 'text/plain' }));
      }}
    >
      <Textarea
        size="md"
        label={t('pasteLabel')}
        description={t('pasteHint')}
        autosize
        minRows={6}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <BigButton type="submit" disabled={text.trim() === ''}>
        {t('pasteSend')}
      </BigButton>
    </form>
  );
}
