import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { homeOf } from '@/modules/accounts/account.rules';
import { requireAccount } from '@/trpc/server';
import { CityDesk } from './_components/city-desk';

/** Sends others to their own room. That is comfort, not protection: each query and command checks the right itself. */
export default async function CityLayout({ children }: { children: ReactNode }) {
  const { role } = await requireAccount();
  if (role === 'LEADER' || role === 'GATE') redirect(homeOf(role));
  return <CityDesk>{children}</CityDesk>;
}
