'use client';
import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useCorrection } from '@/app/_components/correction/correction';
import classes from './rows.module.css';

type Props = {
  line: number;
  column: number;
  header: string;
  value: string;
  proposal: string | undefined;
  children: ReactNode;
};

/** A cell that opens when pressed: Enter keeps what was typed, Escape leaves it. Where something was proposed, one press takes it. */
export function EditCell({ line, column, header, value, proposal, children }: Props) {
  const t = useTranslations('imports.correct');
  const correction = useCorrection();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (!correction) return children;
  const close = () => {
    setEditing(false);
    opener.current?.focus();
  };
  const keep = async (typed: string) => {
    if (typed === value || (await correction.act({ line, cells: [{ column, value: typed }] }))) close();
  };
  if (editing)
    return (
      <Editor
        label={t('cell', { header, line })}
        value={value}
        pending={correction.pending}
        keep={keep}
        leave={close}
      />
    );
  return (
    <span className={classes.editable}>
      <button
        type="button"
        ref={opener}
        className={classes.open}
        aria-label={t('edit', { header, line, value: value || t('nothing') })}
        onClick={() => setEditing(true)}
      >
        {children}
      </button>
      {proposal ? (
        <button
          type="button"
          className={classes.take}
          disabled={correction.pending}
          onClick={() => void correction.act({ line, cells: [{ column, value: proposal }] })}
        >
          {t('take', { value: proposal })}
        </button>
      ) : null}
    </span>
  );
}

type EditorProps = {
  label: string;
  value: string;
  pending: boolean;
  keep: (typed: string) => Promise<void>;
  leave: () => void;
};

function Editor({ label, value, pending, keep, leave }: EditorProps) {
  const [typed, setTyped] = useState(value);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    if (event.key === 'Enter') void keep(typed);
  };
  return (
    <TextInput
      size="xs"
      miw={180}
      aria-label={label}
      value={typed}
      maxLength={2_000}
      readOnly={pending}
      autoFocus
      data-autofocus
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void keep(typed)}
    />
  );
}
