import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { serverCaller } from '@/trpc/server';
import { SpacePage } from '@/ui/space-page';
import { LeadersList } from './_components/leaders-list';
import { PeopleList } from './_components/people-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('claims.list'))('title') };
}

/** The people of the structure (rule 1) and its group leaders (rule 2). */
export default async function ListPage() {
  const t = await getTranslations('claims.list');
  const api = await serverCaller();
  const [{ people, rules }, leaders] = await Promise.all([api.space.read({}), api.people.leaders({})]);
  return (
    <SpacePage title={t('title')} context={t('context', { count: people })}>
      <PeopleList />
      <LeadersList leaders={leaders} max={rules.maxTicketsPerLeader} />
    </SpacePage>
  );
}
