'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFieldValue } from '../use-field-value';
import { useProblemWords } from '../use-problem-words';
import { useCorrection } from './correction';
import classes from './who-is-it.module.css';

type Row = RouterOutputs['imports']['rows']['rows'][number];
type Beside = NonNullable<Row['beside']>;

const FIELDS = ['lastName', 'firstName', 'ageBand', 'wheelchair', 'email', 'reference'] as const;

/** Two people who may be one, side by side, field by field where they say something; and the three answers. */
export function WhoIsIt({ line, beside, large = false }: { line: number; beside: Beside; large?: boolean }) {
  const t = useTranslations('imports.whoIsIt');
  const words = useProblemWords();
  const say = useFieldValue();
  const correction = useCorrection();
  const { own, other } = beside;
  const said = FIELDS.filter((field) => (own[field] ?? '') !== '' || (other[field] ?? '') !== '');
  return (
    <div className={classes.who}>
      <table className={classes.beside}>
        <caption className="g-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('line', { line })}</th>
            <th scope="col">{beside.line === null ? t('listed') : t('line', { line: beside.line })}</th>
          </tr>
        </thead>
        <tbody>
          {said.map((field) => (
            <tr key={field} className={own[field] === other[field] ? classes.same : undefined}>
              <th scope="row">{words.field(field)}</th>
              <td>{say(field, own[field])}</td>
              <td>{say(field, other[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {correction ? (
        <div className={classes.acts}>
          {(['SAME', 'ANOTHER', 'SKIP'] as const).map((decision) => (
            <Button
              key={decision}
              variant={decision === 'SKIP' ? 'subtle' : 'default'}
              size={large ? 'md' : 'compact-sm'}
              fullWidth={large}
              disabled={correction.pending}
              onClick={() => void correction.act({ line, decision })}
            >
              {t(decision)}
            </Button>
          ))}
        </div>
      ) : null}
      <p className={classes.note}>{t(beside.line === null ? 'sameListed' : 'sameLine')}</p>
    </div>
  );
}
