'use client';
import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import classes from './conflict-dialog.module.css';

export type ConflictField = {
  readonly key: string;
  readonly label: ReactNode;
  readonly saw: ReactNode;
  readonly now: ReactNode;
  readonly mine: ReactNode;
  /** `both`: changed by the other and by the reader, who chooses; else nothing is to be chosen. `alike`: both to the same. */
  readonly side: 'theirs' | 'mine' | 'both' | 'alike';
};
export type ConflictChoice = 'mine' | 'theirs';

export type ConflictDialogProps = {
  opened: boolean;
  /** Who changed it and when, in a sentence. */
  who: ReactNode;
  fields: readonly ConflictField[];
  /** An act (cancel, put in reserve) is done or not; fields of a form are merged. */
  kind: 'form' | 'act';
  /** What doing it anyway costs or means, where the fields do not say so. */
  note?: ReactNode;
  pending: boolean;
  onTheirs: () => void;
  /** What the reader chose of the fields that both changed, by key. */
  onMine: (choices: Readonly<Record<string, ConflictChoice>>) => void;
};

function toldOf(kind: 'form' | 'act', fields: readonly ConflictField[]) {
  const sides = fields.map(({ side }) => side);
  if (kind === 'form') return sides.includes('both') ? 'choose' : 'nothingLost';
  if (sides.every((side) => side === 'mine')) return 'nothingToSee';
  // The other did just that: nothing is left to do.
  return sides.every((side) => side === 'alike') ? 'alreadyDone' : 'nothingDone';
}

/** Two editors of one record: what one saw, what it is now, what one wrote; and what becomes of it. */
export function ConflictDialog({ opened, who, fields, kind, note, pending, onTheirs, onMine }: ConflictDialogProps) {
  const t = useTranslations('ui.conflict');
  const common = useTranslations('common');
  const [choices, setChoices] = useState<Record<string, ConflictChoice>>({});
  const act = kind === 'act';
  const told = toldOf(kind, fields);
  const done = told === 'alreadyDone';
  const writes = !done && fields.some(({ side }) => side !== 'theirs');
  return (
    <Modal
      opened={opened}
      onClose={onTheirs}
      title={t(act ? 'titleAct' : 'title')}
      size={720}
      zIndex={400}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p className={classes.who}>
        <IconUsers size={20} aria-hidden="true" />
        <span>
          <strong>{who}</strong> {t(told)}
        </span>
      </p>
      <ul className={classes.fields}>
        {fields.map((field) => (
          <li key={field.key} className={classes.field}>
            <h3 id={`conflict-${field.key}`} className={classes.label}>
              {field.label}
            </h3>
            <dl className={classes.copies}>
              <CopyOf word={t('saw')} value={field.saw} />
              <CopyOf word={t('now')} value={field.now} changed={field.side !== 'mine'} />
              {writes ? (
                <CopyOf word={t(act ? 'yourAct' : 'mine')} value={field.mine} changed={field.side !== 'theirs'} />
              ) : null}
            </dl>
            {field.side === 'both' && !act ? (
              <SegmentedControl
                fullWidth
                aria-labelledby={`conflict-${field.key}`}
                className={classes.choice}
                value={choices[field.key] ?? 'mine'}
                onChange={(value) => setChoices({ ...choices, [field.key]: value as ConflictChoice })}
                data={[
                  { value: 'theirs', label: t('takeTheirs') },
                  { value: 'mine', label: t('takeMine') },
                ]}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {note && !done ? <p className={classes.note}>{note}</p> : null}
      <div className={classes.acts}>
        <Button variant={done ? 'filled' : 'default'} onClick={onTheirs} disabled={pending}>
          {done ? t('understood') : t(act ? 'leave' : 'keepTheirs')}
        </Button>
        {done ? null : (
          <Button onClick={() => onMine(choices)} loading={pending} data-autofocus>
            {t(act ? 'doAnyway' : 'saveChoices')}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function CopyOf({ word, value, changed = false }: { word: string; value: ReactNode; changed?: boolean }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{changed ? <mark className={classes.changed}>{value}</mark> : value}</dd>
    </div>
  );
}
