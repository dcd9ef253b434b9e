'use client';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/app/_components/use-problem-words';
import type { RouterOutputs } from '@/trpc/outputs';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];
type Group = NonNullable<Import['report']>['problems'][number];
type Props = { found: Import; chosen: string | undefined };

/** What is wrong, by sort, with how many rows; one of them pressed shows its rows alone. */
export function ProblemGroups({ found, chosen }: Props) {
  const t = useTranslations('imports.problems');
  const { n } = useFormat();
  const problems = found.report?.problems ?? [];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {errors.length > 0 ? (
        <Panel
          flush
          title={t('errors')}
          hint={t('errorsHint', { kinds: errors.length, rows: found.badRows, rowsText: n(found.badRows) })}
        >
          <Groups groups={errors} found={found} chosen={chosen} />
        </Panel>
      ) : null}
      {found.totalRows > 0 && errors.length === 0 ? <Panel title={t('noneTitle')}>{t('noneText')}</Panel> : null}
      {warnings.length > 0 ? (
        <Panel flush title={t('warnings')} hint={t('warningsHint')}>
          <Groups groups={warnings} found={found} chosen={chosen} />
        </Panel>
      ) : null}
    </>
  );
}

function Groups({ groups, found, chosen }: Props & { groups: readonly Group[] }) {
  const t = useTranslations('imports.problems');
  const { n } = useFormat();
  const { sort } = useProblemWords();
  return (
    <ul className={classes.groups}>
      {groups.map(({ code, severity, count }) => {
        const Icon = severity === 'error' ? IconAlertCircle : IconInfoCircle;
        const example = found.examples.find((seen) => seen.code === code)?.value;
        const pressed = code === chosen;
        return (
          <li key={`${severity} ${code}`}>
            <Link
              href={
                (pressed ? `/imports/${found.id}` : `/imports/${found.id}?code=${encodeURIComponent(code)}`) as Route
              }
              scroll={false}
              className={classes.group}
              aria-current={pressed ? 'true' : undefined}
            >
              <Icon
                size={17}
                className={severity === 'error' ? classes.errorIcon : classes.warnIcon}
                aria-hidden="true"
              />
              <span className={classes.groupWords}>
                {sort(code)}
                {example ? <small>{t('example', { value: example })}</small> : null}
              </span>
              <strong className={classes.count}>{n(count)}</strong>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
