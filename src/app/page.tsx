import { redirect } from 'next/navigation';
import { homeOf } from '@/modules/accounts/account.rules';
import { requireAccount } from '@/trpc/server';

/** Everybody's first address leads to the first screen of their role; `?lang=profile` in the language they chose once. */
export default async function Home({ searchParams }: { searchParams: Promise<{ lang?: string }> }) {
  const { role, locale } = await requireAccount();
  const fromProfile = (await searchParams).lang === 'profile';
  redirect(fromProfile ? `${homeOf(role)}?lang=${locale === 'en' ? 'en' : 'fr'}` : homeOf(role));
}
