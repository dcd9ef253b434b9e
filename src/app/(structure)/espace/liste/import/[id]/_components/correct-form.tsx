'use client';
import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCorrection } from '@/app/_components/correction/correction';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { RouterOutputs } from '@/trpc/outputs';
import classes from '../../_components/list-import.module.css';

type Row = RouterOutputs['imports']['rows']['rows'][number];
type Mapping = Readonly<Record<string, number | null>>;
type Faulty = { readonly column: number; readonly label: string; readonly value: string };

/** The faulty cells of a row, each once; what was proposed is written already. */
function useFaulty(row: Row, mapping: Mapping): readonly Faulty[] {
  const words = useProblemWords();
  const cells = new Map<number, Faulty>();
  for (const { field, column: header, proposal } of row.problems) {
    const column = field === null ? null : (mapping[field] ?? mapping.fullName ?? null);
    if (field === null || column === null || (cells.has(column) && proposal === undefined)) continue;
    cells.set(column, { column, label: header ?? words.field(field), value: proposal ?? row.cells[column] ?? '' });
  }
  return [...cells.values()];
}

/** The faulty cells of a row to write anew; behind a button where nothing must be. */
export function CorrectForm({ row, mapping, folded }: { row: Row; mapping: Mapping; folded: boolean }) {
  const t = useTranslations('imports.correct');
  const faulty = useFaulty(row, mapping);
  const [open, setOpen] = useState(!folded);
  if (faulty.length === 0) return null;
  if (open) return <Cells line={row.line} faulty={faulty} />;
  return (
    <Button variant="default" fullWidth h={44} mt={10} onClick={() => setOpen(true)}>
      {t('modify')}
    </Button>
  );
}

function Cells({ line, faulty }: { line: number; faulty: readonly Faulty[] }) {
  const t = useTranslations('imports.correct');
  const correction = useCorrection();
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  if (!correction) return null;
  const cells = faulty.map(({ column, value }) => ({ column, value: typed[column] ?? value }));
  return (
    <form
      className={classes.acts}
      onSubmit={(event) => {
        event.preventDefault();
        void correction.act({ line, cells });
      }}
    >
      {faulty.map(({ column, label, value }) => (
        <TextInput
          key={column}
          size="md"
          label={label}
          value={typed[column] ?? value}
          maxLength={2_000}
          onChange={(event) => setTyped({ ...typed, [column]: event.currentTarget.value })}
        />
      ))}
      <Button
        type="submit"
        h={48}
        fz={16}
        radius="md"
        variant="light"
        loading={correction.pending && correction.about === line}
      >
        {t('keep')}
      </Button>
    </form>
  );
}
