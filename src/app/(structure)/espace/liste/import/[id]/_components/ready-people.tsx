'use client';
import { IconAlertCircle, IconCircleCheck, IconEqual, IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';
import { ownKind, spaceWords } from '../../../../_components/own-imports';
import classes from '../../_components/list-import.module.css';

type Props = { found: RouterOutputs['imports']['read']; compared: RouterOutputs['imports']['compare'] };

/** How many people would come in, in words: new, updated, already there, to correct. */
export function ReadyPeople({ found, compared }: Props) {
  const t = spaceWords(useTranslations('imports.space'), ownKind(found.kind));
  const { n } = useFormat();
  const { created = 0, changed = 0, unchanged = 0 } = compared ?? {};
  const words = (count: number) => ({ count, people: n(count) });
  return (
    <div className={classes.card}>
      <ul className={classes.list}>
        <li className={classes.yes}>
          <IconCircleCheck size={22} aria-hidden="true" />
          {t('new', words(created))}
        </li>
        {changed > 0 ? (
          <li>
            <IconPencil size={22} aria-hidden="true" />
            {t('changed', words(changed))}
          </li>
        ) : null}
        {unchanged > 0 ? (
          <li>
            <IconEqual size={22} aria-hidden="true" />
            {t('same', words(unchanged))}
          </li>
        ) : null}
        {found.badRows > 0 ? (
          <li className={classes.no}>
            <IconAlertCircle size={22} aria-hidden="true" />
            {t('fix', { count: found.badRows, rows: n(found.badRows) })}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
