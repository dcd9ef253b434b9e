'use client';
import { useTranslations } from 'next-intl';
import { UndoImport } from '@/app/_components/undo-import';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { useDomainError } from '@/ui/domain-error';
import { useFormat } from '@/ui/use-format';
import { OWN_IMPORTS, ownKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';
import { TakeBack } from './take-back';

type Import = RouterOutputs['imports']['read'];

/** How it ended, and the next thing to do. */
export function ListOutcome({ found }: { found: Import }) {
  const kind = ownKind(found.kind);
  const t = spaceWords(useTranslations('imports.space'), kind);
  const { home, start } = OWN_IMPORTS[kind];
  const say = useDomainError();
  const { n } = useFormat();
  if (found.state === 'APPLIED') {
    return (
      <>
        {found.badRows > 0 ? (
          <div className={classes.card}>{t('doneLeft', { count: found.badRows, rows: n(found.badRows) })}</div>
        ) : null}
        <div className={classes.acts}>
          <BigButton href={home}>{t('seeList')}</BigButton>
          <TakeBack found={found} />
          {found.badRows > 0 ? (
            <BigButton look="plain" href={start}>
              {t('other')}
            </BigButton>
          ) : null}
          <UndoImport found={found} button={{ variant: 'subtle', fullWidth: true, h: 48, fz: 16 }} />
        </div>
      </>
    );
  }
  const reason = found.failure ? say({ data: { domain: { ...found.failure, kind: 'invalid' } } }) : t('cancelledText');
  return (
    <>
      <div className={classes.card}>{reason}</div>
      <BigButton href={start}>{t('other')}</BigButton>
    </>
  );
}
