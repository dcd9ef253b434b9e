'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { stillMissing } from '@/modules/imports/missing.rules';
import { NO_HEADER } from '@/modules/imports/no-header.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';

type Import = RouterOutputs['imports']['read'];
type Mapping = Readonly<Record<string, number | null>>;

/** The columns of a file to choose among: their headers, or what stands in them where there is none. */
function useColumns({ reading }: Import) {
  const t = useTranslations('imports.columnsForm');
  const rows = useTranslations('imports.rows');
  return (reading?.headers ?? []).map((header, index) => {
    const column = header || rows('column', { number: index + 1 });
    const examples = header ? '' : (reading?.examples?.[index] ?? '');
    return { value: String(index), label: examples ? t('of', { column, examples }) : column };
  });
}

/** Where each field is, as a person says it; a column serves once: taking it frees it elsewhere. Then the file is checked again. */
export function useColumnsChoice(found: Import, onSent?: () => void) {
  const trpc = useTRPC();
  const router = useRouter();
  const onSuccess = () => {
    onSent?.();
    router.refresh();
  };
  const choose = useMutation(trpc.imports.chooseColumns.mutationOptions({ onSuccess }));
  const [mapping, setMapping] = useState<Mapping>({ ...found.reading?.mapping });
  const seen = { importId: found.id, version: found.version };
  const headed = (found.reading?.headerLine ?? NO_HEADER) !== NO_HEADER;
  return {
    columns: useColumns(found),
    mapping,
    missing: stillMissing(found.fields, mapping),
    place: (field: string, column: number | null) => {
      const freed = Object.entries(mapping).map(([name, held]) => [
        name,
        column !== null && held === column ? null : held,
      ]);
      setMapping({ ...Object.fromEntries(freed), [field]: column });
    },
    send: () => choose.mutate({ ...seen, mapping }),
    /** The row read as headers is a row of the list; null when there is none. */
    sayNoHeader: headed ? () => choose.mutate({ ...seen, headerLine: NO_HEADER }) : null,
    pending: choose.isPending,
    error: choose.error,
  };
}
