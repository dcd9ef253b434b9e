import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BaseMoved } from '@/app/_components/base-moved';
import { Correctable } from '@/app/_components/correction/correction';
import { HiddenSheets } from '@/app/_components/hidden-sheets';
import { ReadAsBefore } from '@/app/_components/reading-form';
import { SameFile } from '@/app/_components/same-file';
import { getFormat } from '@/i18n/get-format';
import { Messages } from '@/i18n/messages-provider';
import { isUnderWay } from '@/modules/imports/import.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { SpacePage } from '@/ui/space-page';
import { OWN_IMPORTS, ownKind, spaceWords } from '../../../_components/own-imports';
import { AskColumns } from './_components/ask-columns';
import { DifferenceCards } from './_components/difference-cards';
import { HowRead } from './_components/how-read';
import { LeftOut } from './_components/left-out';
import { AddPeople, DropFile } from './_components/list-acts';
import { ListOutcome } from './_components/list-outcome';
import { ListProgress } from './_components/list-progress';
import { ListReverted } from './_components/list-reverted';
import { OwnCorrections } from './_components/own-corrections';
import { ReadyPeople } from './_components/ready-people';
import { RowCards } from './_components/row-cards';
import { TakeBack } from './_components/take-back';

async function readImport(importId: string) {
  const api = await serverCaller();
  return api.imports.read({ importId });
}
type Import = Awaited<ReturnType<typeof readImport>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.space'))('title') };
}

const columnsMissing = ({ state, reading }: Import): boolean => state === 'READY' && (reading?.missing.length ?? 0) > 0;

async function titleOf(found: Import, timeZone: string | undefined): Promise<string> {
  const t = spaceWords(await getTranslations('imports.space'), ownKind(found.kind));
  const { n } = await getFormat(timeZone);
  const { state, goodRows } = found;
  if (state === 'APPLYING') return t('applying');
  if (isUnderWay(state)) return t('checking');
  if (columnsMissing(found)) return t('columns');
  if (state === 'READY' && found.totalRows === 0) return t('none');
  if (state === 'READY') return t('ready', { count: goodRows, people: n(goodRows) });
  if (state === 'APPLIED') {
    const created = found.report?.applied?.created ?? 0;
    return t('doneTitle', { count: created, people: n(created) });
  }
  if (state === 'REVERTED') return t('reverted');
  return t(state === 'REFUSED' ? 'refused' : state === 'FAILED' ? 'failed' : 'cancelled');
}

/** A leader's list after it was sent: one question a screen, until it is in. */
export default async function ListImportedPage({ params }: { params: Promise<{ id: string }> }) {
  const { programme } = await requireAccount();
  const found = await readImport((await params).id);
  const kind = ownKind(found.kind);
  const t = spaceWords(await getTranslations('imports.space'), kind);
  return (
    <Messages of={['imports']} timeZone={programme?.timeZone}>
      <SpacePage
        back={{ label: t('back'), href: OWN_IMPORTS[kind].home }}
        title={await titleOf(found, programme?.timeZone)}
        context={found.fileName}
      >
        <Body found={found} />
      </SpacePage>
    </Messages>
  );
}

async function Body({ found }: { found: Import }) {
  if (isUnderWay(found.state)) return <ListProgress initial={found} />;
  if (columnsMissing(found)) {
    return (
      <>
        <ReadAsBefore found={found} />
        <HiddenSheets found={found} />
        <AskColumns found={found} />
        <HowRead found={found} />
        <DropFile found={found} />
      </>
    );
  }
  const api = await serverCaller();
  if (found.state === 'REVERTED') {
    const kept = await api.imports.kept({ importId: found.id });
    return <ListReverted found={found} kept={kept} />;
  }
  if (found.state !== 'READY') return <ListOutcome found={found} />;
  const [bad, warned, touched] = [
    await api.imports.rows({ importId: found.id, only: 'bad' }),
    await api.imports.rows({ importId: found.id, only: 'warned' }),
    await api.imports.rows({ importId: found.id, only: 'touched' }),
  ];
  const compared = await api.imports.compare({ importId: found.id });
  const changed = compared?.changed ? await api.imports.difference({ importId: found.id, only: 'changed' }) : null;
  const mapping = found.reading?.mapping ?? {};
  return (
    <>
      <BaseMoved found={found} />
      <ReadAsBefore found={found} />
      <HiddenSheets found={found} />
      <SameFile found={found} imports={OWN_IMPORTS[ownKind(found.kind)].start} />
      <ReadyPeople found={found} compared={compared} />
      <DifferenceCards compared={compared} changed={changed?.rows ?? []} />
      <LeftOut found={found} />
      <HowRead found={found} />
      <Correctable found={found}>
        <RowCards of={ownKind(found.kind)} kind="bad" rows={bad} mapping={mapping} />
        <RowCards of={ownKind(found.kind)} kind="warn" rows={warned} mapping={mapping} />
        <OwnCorrections rows={touched} mapping={mapping} />
      </Correctable>
      <TakeBack found={found} />
      <DropFile found={found} />
      <AddPeople found={found} shown={compared?.shown ?? undefined} />
    </>
  );
}
