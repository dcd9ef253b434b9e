import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BaseMoved } from '@/app/_components/base-moved';
import { Correctable } from '@/app/_components/correction/correction';
import { HiddenSheets } from '@/app/_components/hidden-sheets';
import { mayReadOtherwise } from '@/app/_components/reading-choices';
import { ReadAsBefore, ReadingForm } from '@/app/_components/reading-form';
import { SameFile } from '@/app/_components/same-file';
import { Messages } from '@/i18n/messages-provider';
import { DIFFERENCES } from '@/modules/imports/difference.rules';
import { isUnderWay } from '@/modules/imports/import.rules';
import { type ShownRows, shownRowsInput } from '@/modules/imports/import.schema';
import { requireAccount, serverCaller } from '@/trpc/server';
import { Stacked } from '@/ui/columns';
import { Panel } from '@/ui/panel';
import { type SearchParams, tableInput } from '../../_components/table-input';
import { ROWS_TABLE } from '../_components/table-options';
import { ColumnsForm } from './_components/columns-form';
import { ColumnsReview } from './_components/columns-review';
import { CorrectedFile } from './_components/corrected-file';
import { DifferencePanel } from './_components/difference-panel';
import { EffectBar } from './_components/effect-bar';
import { ImportHead } from './_components/import-head';
import { ImportOutcome } from './_components/import-outcome';
import classes from './_components/import-page.module.css';
import { ImportProgress } from './_components/import-progress';
import { ImportReport } from './_components/import-report';
import { ImportReverted } from './_components/import-reverted';
import { ProblemGroups } from './_components/problem-groups';
import { type RowsAsked, RowsPanel } from './_components/rows-panel';
import { SkippedLines } from './_components/skipped-lines';
import { WhoIsTold } from './_components/who-is-told';

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

async function readImport(importId: string) {
  const api = await serverCaller();
  return api.imports.read({ importId });
}
type Import = Awaited<ReturnType<typeof readImport>>;

/** The difference in figures, as things stand at this reading: accepting it is accepting no other. */
async function compareNow({ id, state }: Import) {
  const api = await serverCaller();
  return state === 'READY' ? api.imports.compare({ importId: id }) : null;
}
type Compared = Awaited<ReturnType<typeof compareNow>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('list.name') };
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { programme } = await requireAccount();
  const found = await readImport((await params).id);
  const compared = await compareNow(found);
  return (
    <Messages of={['imports']} timeZone={programme?.timeZone}>
      <ImportHead found={found} compared={compared} />
      <ImportBody
        found={found}
        compared={compared}
        rowsAsked={await tableInput(shownRowsInput, searchParams, ROWS_TABLE)}
      />
    </Messages>
  );
}

async function ImportBody({ found, rowsAsked, compared }: { found: Import; rowsAsked: ShownRows; compared: Compared }) {
  const t = await getTranslations('imports.columnsForm');
  if (isUnderWay(found.state)) return <ImportProgress initial={found} />;
  if (found.state === 'REVERTED') return <ImportReverted found={found} />;
  if (found.state !== 'READY' && found.state !== 'APPLIED') return <ImportOutcome found={found} />;
  if (found.reading && found.reading.missing.length > 0) {
    return (
      <Stacked>
        <ReadAsBefore found={found} />
        <HiddenSheets found={found} />
        <Panel title={t('missingTitle')} hint={t('missingText')}>
          <ColumnsForm found={found} sample={[]} />
        </Panel>
        {mayReadOtherwise(found) ? (
          <Panel>
            <ReadingForm found={found} />
          </Panel>
        ) : null}
      </Stacked>
    );
  }
  return <Checked found={found} rowsAsked={rowsAsked} compared={compared} />;
}

/** The rows to look at: once applied only the refused and the doubtful ones are kept. */
function rowsToShow(found: Import, { only, code, page }: ShownRows): RowsAsked {
  if (DIFFERENCES.some((name) => name === only)) return { only: 'all', code, page };
  const kept = found.state === 'READY' || only === 'bad' || only === 'warned' || only === 'touched';
  return { only: kept || code ? (only as RowsAsked['only']) : 'bad', code, page };
}

/** Before the decision: one part of the difference, when it is what was asked for. */
async function differenceToShow(found: Import, { only, code, page }: ShownRows) {
  const part = DIFFERENCES.find((name) => name === only);
  if (found.state !== 'READY' || !found.report?.effect || !part || code) return null;
  const api = await serverCaller();
  return { only: part, page, ...(await api.imports.difference({ importId: found.id, only: part, page })) };
}

async function Checked({ found, rowsAsked, compared }: { found: Import; rowsAsked: ShownRows; compared: Compared }) {
  const t = await getTranslations('imports.problems');
  const api = await serverCaller();
  const shown = rowsToShow(found, rowsAsked);
  const rows = await api.imports.rows({ importId: found.id, ...shown });
  const difference = await differenceToShow(found, rowsAsked);
  const applied = found.state === 'APPLIED';
  const nothingLeft = applied && found.badRows + found.warnedRows === 0;
  return (
    <Stacked>
      <ReadAsBefore found={found} />
      <HiddenSheets found={found} />
      <SameFile found={found} imports="/imports" />
      {found.state === 'READY' ? <BaseMoved found={found} /> : null}
      {applied ? <ImportReport found={found} /> : <EffectBar found={found} compared={compared} />}
      <WhoIsTold compared={compared} />
      {nothingLeft ? null : (
        <Correctable found={found}>
          <div className={classes.layout}>
            <Stacked>
              <ProblemGroups found={found} chosen={shown.code} />
              <CorrectedFile found={found} />
              {found.report ? <SkippedLines report={found.report} /> : null}
              {found.can.chooseColumns ? <ColumnsReview found={found} sample={rows.rows[0]?.cells ?? []} /> : null}
              {applied ? null : <p className={classes.note}>{t('allOrNothing')}</p>}
            </Stacked>
            {difference ? (
              <DifferencePanel found={found} {...difference} compared={compared} />
            ) : (
              <RowsPanel found={found} rows={rows} asked={shown} compared={compared} />
            )}
          </div>
        </Correctable>
      )}
    </Stacked>
  );
}
