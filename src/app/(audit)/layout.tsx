import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { CityDesk } from '@/app/(city)/_components/city-desk';
import { homeOf } from '@/modules/accounts/account.rules';
import { requireAccount } from '@/trpc/server';

/** The auditor's room; staff may look at what the auditor sees. The right is checked in each query. */
export default async function AuditLayout({ children }: { children: ReactNode }) {
  const { role } = await requireAccount();
  if (role === 'LEADER' || role === 'GATE') redirect(homeOf(role));
  return <CityDesk>{children}</CityDesk>;
}
