'use client';
import { useTranslations } from 'next-intl';
import { DELIMITER_WORDS, fileInfoOf } from '@/app/_components/reading-choices';
import type { RouterOutputs } from '@/trpc/outputs';
import { PageTitle } from '@/ui/page-title';
import { Steps } from '@/ui/steps';
import { useFormat } from '@/ui/use-format';
import { ImportActs } from './import-acts';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];

/** Step of four (from 0) an import stands at; 4 once all are behind. */
function stepOf({ state, reading }: Import): number {
  if (state === 'APPLIED' || state === 'REVERTED') return 4;
  if (state === 'APPLYING' || state === 'FAILED') return 3;
  if (state === 'READY' && reading && reading.missing.length > 0) return 1;
  return reading === null ? 0 : 2;
}

function useTitle(found: Import): string {
  const t = useTranslations('imports.title');
  const { n } = useFormat();
  const { state, goodRows: good, badRows: bad } = found;
  if (state === 'UPLOADED' || state === 'CHECKING') return t('checking');
  if (state === 'APPLYING') return t('applying');
  if (state === 'APPLIED') return t('applied', { count: good, rows: n(good) });
  if (state === 'REVERTED') return t('reverted');
  if (state !== 'READY') return t(state === 'REFUSED' ? 'refused' : state === 'FAILED' ? 'failed' : 'cancelled');
  const missing = found.reading?.missing.length ?? 0;
  if (missing > 0) return t('columns', { count: missing });
  if (good + bad === 0) return t('none');
  return t('ready', { good, goodRows: n(good), bad, badRows: n(bad) });
}

/** One line: the file, how it was read, how much of it, and what has become of it. */
function useContext(found: Import): string {
  const t = useTranslations('imports.context');
  const encodings = useTranslations('imports.encodings') as unknown as (key: string) => string;
  const { n, dateTime } = useFormat();
  const info = fileInfoOf(found);
  const delimiter =
    info?.format === 'csv' ? DELIMITER_WORDS[info.delimiter as keyof typeof DELIMITER_WORDS] : undefined;
  const how =
    info?.format === 'csv'
      ? t('csv', {
          encoding: encodings(info.encoding),
          delimiter: delimiter ? t(`delimiter.${delimiter}`) : info.delimiter,
        })
      : info && t('sheet', { sheet: info.sheet });
  return [
    found.fileName,
    found.structureName,
    how,
    found.goodRows + found.badRows > 0 ? t('read', { count: found.totalRows, rows: n(found.totalRows) }) : null,
    found.appliedAt
      ? t('appliedAt', { when: dateTime(found.appliedAt) })
      : found.state === 'READY'
        ? t('notYet')
        : t('received', { when: dateTime(found.createdAt) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Where one is, the answer as a title, what was read, and the two acts. */
export function ImportHead({ found, compared }: { found: Import; compared: RouterOutputs['imports']['compare'] }) {
  const t = useTranslations('imports');
  const step = (key: 'file' | 'columns' | 'check' | 'apply') => t(`steps.${key}`);
  return (
    <div className={classes.head}>
      <PageTitle
        crumbs={[{ label: t('list.name'), href: '/imports' }, { label: t(`kinds.${found.kind}`) }]}
        title={useTitle(found)}
        context={useContext(found)}
        actions={<ImportActs found={found} compared={compared} />}
      />
      {found.state === 'CANCELLED' ? null : (
        <div className={classes.steps}>
          <Steps labels={[step('file'), step('columns'), step('check'), step('apply')]} current={stepOf(found)} />
        </div>
      )}
    </div>
  );
}
