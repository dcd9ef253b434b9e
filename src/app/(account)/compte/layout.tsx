import type { ReactNode } from 'react';
import { LeaveTogether } from '@/app/_components/leave-together';
import { CityDesk } from '@/app/(city)/_components/city-desk';
import { StructureSpace } from '@/app/(structure)/_components/structure-space';
import { Messages } from '@/i18n/messages-provider';
import { requireAccount } from '@/trpc/server';

/** One's own account, in the room one works in: the desk, the space, or the plain page of the gate. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { role, programme } = await requireAccount();
  const words = (
    <Messages of={['accounts']} timeZone={programme?.timeZone}>
      {children}
    </Messages>
  );
  if (role === 'GATE')
    return (
      <>
        <LeaveTogether />
        {words}
      </>
    );
  return role === 'LEADER' ? <StructureSpace>{words}</StructureSpace> : <CityDesk>{words}</CityDesk>;
}
