'use client';
import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { DELIMITERS, ENCODINGS } from '@/modules/imports/import.rules';
import type { chooseColumnsInput } from '@/modules/imports/import.schema';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { useDomainError } from '@/ui/domain-error';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { DELIMITER_WORDS, fileInfoOf } from './reading-choices';

type Import = RouterOutputs['imports']['read'];
type Wish = Pick<z.input<typeof chooseColumnsInput>, 'encoding' | 'delimiter' | 'sheet'>;
type Field = { readonly name: keyof Wish; readonly now: string; readonly choices: { value: string; label: string }[] };

/** What of the reading may be changed: encoding and delimiter of a text, sheet of a workbook that has several. */
function useFields(found: Import): readonly Field[] {
  const t = useTranslations('imports');
  const info = fileInfoOf(found);
  if (info?.format === 'csv') {
    const encodings = ENCODINGS.map((value) => ({ value, label: t(`encodings.${value}`) }));
    const delimiters = DELIMITERS.map((value) => ({ value, label: t(`context.delimiter.${DELIMITER_WORDS[value]}`) }));
    return [
      { name: 'encoding', now: info.encoding, choices: encodings },
      { name: 'delimiter', now: info.delimiter, choices: delimiters },
    ];
  }
  if (!info || info.sheets.length < 2) return [];
  return [{ name: 'sheet', now: info.sheet, choices: info.sheets.map((value) => ({ value, label: value })) }];
}

/** How the file was read, to be changed; it is then checked again, its columns found anew. */
export function ReadingForm({
  found,
  size = 'sm',
  onSent,
}: {
  found: Import;
  size?: 'sm' | 'lg';
  onSent?: () => void;
}) {
  const t = useTranslations('imports.readingForm');
  const router = useRouter();
  const trpc = useTRPC();
  const choose = useMutation(trpc.imports.chooseColumns.mutationOptions());
  const [wish, setWish] = useState<Wish>({});
  const fields = useFields(found);
  if (!found.can.chooseColumns || fields.length === 0) return null;
  const changed = fields.some(({ name, now }) => (wish[name] ?? now) !== now);
  const send = async () => {
    await choose.mutateAsync({ importId: found.id, version: found.version, ...wish }).then(
      () => {
        onSent?.();
        router.refresh();
      },
      // Told by FormError.
      () => undefined,
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3 style={{ margin: '0 0 4px', fontSize: 15 }}>{t('title')}</h3>
      <p style={{ margin: '0 0 12px', color: 'var(--g-second)' }}>{t('text')}</p>
      <FormError error={choose.error} />
      {fields.map(({ name, now, choices }) => (
        <Select
          key={name}
          size={size}
          mb="sm"
          label={t(name)}
          data={choices}
          value={wish[name] ?? now}
          onChange={(value) => setWish((before) => ({ ...before, [name]: value ?? now }))}
          allowDeselect={false}
        />
      ))}
      <Button
        type="submit"
        variant="default"
        disabled={!changed}
        loading={choose.isPending}
        {...(size === 'lg' ? { fullWidth: true, h: 48, fz: 16 } : {})}
      >
        {t('submit')}
      </Button>
    </form>
  );
}

/** The file could not be read as it was asked: why, and that it is read as before. */
export function ReadAsBefore({ found }: { found: Import }) {
  const t = useTranslations('imports.readingForm');
  const say = useDomainError();
  const refused = found.reading?.askedRefused;
  if (found.state !== 'READY' || !refused) return null;
  return <Notice>{t('refused', { reason: say({ data: { domain: { ...refused, kind: 'invalid' } } }) })}</Notice>;
}
