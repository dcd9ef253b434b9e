import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { spaceWords } from '../../_components/own-imports';
import { ImportStart } from '../../liste/import/_components/import-start';

export async function generateMetadata(): Promise<Metadata> {
  return { title: spaceWords(await getTranslations('imports.space'), 'DEMANDS')('title') };
}

export default function DemandsImportPage() {
  return <ImportStart kind="DEMANDS" />;
}
