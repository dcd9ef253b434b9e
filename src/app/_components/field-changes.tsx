'use client';
import { useTranslations } from 'next-intl';
import type { FieldChange } from '@/modules/imports/difference.rules';
import classes from './field-changes.module.css';
import { useFieldValue } from './use-field-value';
import { useProblemWords } from './use-problem-words';

/** Field by field, from what to what. */
export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  const t = useTranslations('imports.difference');
  const words = useProblemWords();
  const say = useFieldValue();
  return (
    <dl className={classes.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{words.field(field)}</dt>
          <dd>
            <del className={before === null || before === '' ? classes.empty : undefined}>{say(field, before)}</del>
            <span aria-hidden="true">→</span>
            <span className="g-hidden">{t('to')}</span>
            <ins>{say(field, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
