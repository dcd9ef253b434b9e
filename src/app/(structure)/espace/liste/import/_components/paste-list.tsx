'use client';
import { Textarea } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { BigButton } from '@/ui/big-button';
import { type OwnKind, spaceWords } from '../../../_components/own-imports';
import classes from './list-import.module.css';
import { PastedGrid } from './pasted-grid';

type Props = { kind: OwnKind; send: (file: File) => void };
type Grid = readonly (readonly string[])[];

const TABULAR = /[\t\n]/;
const TAB = '\t';

/** Loaded once somebody pastes: most send a file. */
const papa = async () => (await import('papaparse')).default;

/** The cells of a paste: those of a spreadsheet come with tabs, those of a message with what its writer put between them. */
async function gridOf(text: string): Promise<Grid> {
  const delimiter = text.includes(TAB) ? TAB : '';
  return (await papa()).parse<string[]>(text.trimEnd(), { delimiter, skipEmptyLines: true }).data;
}

/** Rows copied from a spreadsheet or a message, shown as a grid: they leave as a file does, and are read as one. */
export function PasteList({ kind, send }: Props) {
  const t = spaceWords(useTranslations('imports.space'), kind);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [grid, setGrid] = useState<Grid | null>(null);
  if (!open) {
    return (
      <div className={classes.second}>
        <BigButton look="plain" icon={<IconClipboardText size={22} aria-hidden="true" />} onClick={() => setOpen(true)}>
          {t('paste')}
        </BigButton>
      </div>
    );
  }
  const leave = async () => {
    const content = grid ? (await papa()).unparse(grid as string[][], { delimiter: TAB, newline: '\n' }) : text;
    send(new File([content], `${t('pasteName')}.txt`, { type: 'text/plain' }));
  };
  const change = (row: number, column: number, typed: string) =>
    setGrid(
      (before) =>
        before?.map((cells, at) => {
          if (at !== row) return cells;
          const wide = Array.from({ length: Math.max(cells.length, column + 1) }, (_, index) => cells[index] ?? '');
          return wide.with(column, typed);
        }) ?? null,
    );
  return (
    <form
      className={classes.acts}
      onSubmit={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      {grid ? (
        <PastedGrid rows={grid} change={change} />
      ) : (
        <Textarea
          size="md"
          label={t('pasteLabel')}
          description={t('pasteHint')}
          autosize
          minRows={6}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (text !== '' || !TABULAR.test(pasted.trimEnd())) return;
            event.preventDefault();
            void gridOf(pasted).then(setGrid);
          }}
          data-autofocus
        />
      )}
      <BigButton type="submit" disabled={!grid && text.trim() === ''}>
        {t('pasteSend')}
      </BigButton>
      {grid ? (
        <BigButton look="plain" onClick={() => setGrid(null)}>
          {t('pasteAgain')}
        </BigButton>
      ) : null}
    </form>
  );
}
