'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { UndoImport } from '@/app/_components/undo-import';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ConfirmAct } from '@/ui/confirm-act';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';
import { ToldLines } from './who-is-told';

type Import = RouterOutputs['imports']['read'];
type Props = { found: Import; compared: RouterOutputs['imports']['compare'] };

/** To leave the import, or to apply it as it is shown: another version is refused. */
export function ImportActs({ found, compared }: Props) {
  const t = useTranslations('imports.acts');
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const onSuccess = () => router.refresh();
  const cancel = useMutation(trpc.imports.cancel.mutationOptions({ onSuccess }));
  const apply = useMutation(trpc.imports.applyRows.mutationOptions({ onSuccess }));
  return (
    <>
      <UndoImport found={found} />
      {found.can.cancel ? (
        <ConfirmAct
          label={t('cancel')}
          title={t('cancelTitle')}
          what={t('cancelWhat')}
          confirmLabel={t('cancelConfirm')}
          danger
          button={{ variant: 'subtle' }}
          onConfirm={() => cancel.mutateAsync({ importId: found.id })}
        />
      ) : null}
      {found.can.apply ? (
        <ConfirmAct
          label={t('apply', { count: found.goodRows, rows: n(found.goodRows) })}
          title={t('applyTitle')}
          what={<WhatItWillDo found={found} compared={compared} />}
          onConfirm={() =>
            apply.mutateAsync({ importId: found.id, version: found.version, shown: compared?.shown ?? undefined })
          }
        />
      ) : null}
    </>
  );
}

/** What the scans were found to do when they were checked. */
function scanLines(scans: Readonly<Record<string, number>> = {}) {
  const of = (...keys: readonly string[]) => keys.reduce((sum, key) => sum + (scans[key] ?? 0), 0);
  return [
    ['willEnter', of('ENTERED')],
    ['willRepeat', of('repeated')],
    ['willNotEnter', of('ALREADY_ENTERED', 'UNKNOWN', 'WRONG_SESSION', 'NOT_ALLOCATED', 'OUTSIDE_WINDOW', 'unplaced')],
    ['willPassOut', of('left')],
    ['willOpen', of('discrepancies')],
  ] as const;
}

function WhatItWillDo({ found, compared }: Props) {
  const t = useTranslations('imports.acts');
  const { n } = useFormat();
  const lines = compared
    ? ([
        ['willCreate', compared.created],
        ['willChange', compared.changed],
        ['willLeave', compared.unchanged],
        ['willRefuse', found.badRows],
      ] as const)
    : ([['willScan', found.goodRows], ...scanLines(found.report?.scans), ['willRefuse', found.badRows]] as const);
  return (
    <ul className={classes.what}>
      {lines
        .filter(([, count]) => count > 0)
        .map(([key, count]) => (
          <li key={key}>{t(key, { count, rows: n(count) })}</li>
        ))}
      {compared?.told ? <ToldLines told={compared.told} /> : null}
    </ul>
  );
}
