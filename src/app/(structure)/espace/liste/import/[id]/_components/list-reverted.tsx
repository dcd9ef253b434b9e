'use client';
import { IconArrowBackUp, IconLock, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { KeptRecords } from '@/app/_components/kept-records';
import type { RouterOutputs } from '@/trpc/outputs';
import { BigButton } from '@/ui/big-button';
import { useFormat } from '@/ui/use-format';
import { OWN_IMPORTS, ownKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';

type Props = { found: RouterOutputs['imports']['read']; kept: RouterOutputs['imports']['kept'] };

/** A list taken back: what went, what is as before, what stayed and why. */
export function ListReverted({ found, kept }: Props) {
  const t = useTranslations('imports.undo');
  const words = spaceWords(useTranslations('imports.space'), ownKind(found.kind));
  const { n } = useFormat();
  const { home, start } = OWN_IMPORTS[ownKind(found.kind)];
  const { deleted = 0, restored = 0 } = found.report?.undone ?? {};
  const parts = [
    { key: 'deleted', count: deleted, Icon: IconTrash },
    { key: 'restored', count: restored, Icon: IconArrowBackUp },
    { key: 'kept', count: found.report?.undone?.kept ?? 0, Icon: IconLock },
    { key: 'impossible', count: found.report?.undone?.impossible ?? 0, Icon: IconLock },
  ] as const;
  return (
    <>
      <div className={classes.card}>
        <ul className={classes.list}>
          {parts
            .filter(({ count }) => count > 0)
            .map(({ key, count, Icon }) => (
              <li key={key}>
                <Icon size={22} aria-hidden="true" />
                {t('count', { what: t(`done.${key}`), rows: n(count) })}
              </li>
            ))}
        </ul>
      </div>
      {kept.rows.length > 0 ? (
        <section aria-label={t('whichLeft')}>
          <h2 className={classes.heading}>{t('whichLeft')}</h2>
          <KeptRecords rows={kept.rows} total={kept.total} />
        </section>
      ) : null}
      <div className={classes.acts}>
        <BigButton href={home}>{words('seeList')}</BigButton>
        <BigButton look="plain" href={start}>
          {words('other')}
        </BigButton>
      </div>
    </>
  );
}
