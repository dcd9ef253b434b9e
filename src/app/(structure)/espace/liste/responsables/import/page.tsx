import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { spaceWords } from '../../../_components/own-imports';
import { ImportStart } from '../../import/_components/import-start';

export async function generateMetadata(): Promise<Metadata> {
  return { title: spaceWords(await getTranslations('imports.space'), 'GROUP_LEADERS')('title') };
}

export default function LeadersImportPage() {
  return <ImportStart kind="GROUP_LEADERS" />;
}
