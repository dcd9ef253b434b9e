import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { homeOf } from '@/modules/accounts/account.rules';
import { requireAccount } from '@/trpc/server';
import { StructureSpace } from './_components/structure-space';

/** The structure's space, for its leader. Others go to their own room; each query checks the right itself. */
export default async function StructureLayout({ children }: { children: ReactNode }) {
  const { role } = await requireAccount();
  if (role !== 'LEADER') redirect(homeOf(role) as Route);
  return <StructureSpace>{children}</StructureSpace>;
}
