import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { spaceWords } from '../../_components/own-imports';
import { ImportStart } from './_components/import-start';

export async function generateMetadata(): Promise<Metadata> {
  return { title: spaceWords(await getTranslations('imports.space'), 'BENEFICIARIES')('title') };
}

export default function ListImportPage() {
  return <ImportStart kind="BENEFICIARIES" />;
}
