import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LeaveTogether } from '@/app/_components/leave-together';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attendance.gate'))('room') };
}

/** The room of the gate. It guards nothing: each query and command checks who is on duty. */
export default async function GateLayout({ children }: { children: ReactNode }) {
  const { programme } = await requireAccount();
  return (
    <Messages of={['attendance']} timeZone={programme?.timeZone}>
      <LeaveTogether />
      {children}
    </Messages>
  );
}
