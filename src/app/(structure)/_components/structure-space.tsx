import { IconHelpCircle, IconListCheck, IconStar, IconTicket, IconUsers } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { footLinks } from '@/app/_components/foot-links';
import { LeaveTogether } from '@/app/_components/leave-together';
import { Messages } from '@/i18n/messages-provider';
import { byOuting } from '@/modules/claims/space.rules';
import { requireAccount, serverCaller } from '@/trpc/server';
import { SpaceShell } from '@/ui/space-shell';

/** The tabs around the pages of a leader. It guards nothing. */
export async function StructureSpace({ children }: { children: ReactNode }) {
  const { programme } = await requireAccount();
  const t = await getTranslations('claims.space.tabs');
  const { todos, toHandIn } = await (await serverCaller()).space.read({});
  const icon = { size: 24, stroke: 1.8, 'aria-hidden': true } as const;
  return (
    <Messages
      of={['claims', 'tickets', 'catalogue', 'demands', 'structures', 'imports', 'sessions']}
      timeZone={programme?.timeZone ?? 'Europe/Paris'}
    >
      <LeaveTogether />
      <SpaceShell
        tabs={[
          {
            href: '/espace',
            label: t('todo'),
            icon: <IconListCheck {...icon} />,
            count: byOuting(todos).length + (toHandIn ? 1 : 0),
          },
          { href: '/espace/sorties', label: t('outings'), icon: <IconTicket {...icon} /> },
          { href: '/espace/liste', label: t('list'), icon: <IconUsers {...icon} /> },
          { href: '/espace/demandes', also: '/espace/catalogue', label: t('demands'), icon: <IconStar {...icon} /> },
          { href: '/espace/aide', label: t('help'), icon: <IconHelpCircle {...icon} /> },
        ]}
        footLinks={await footLinks()}
      >
        {children}
      </SpaceShell>
    </Messages>
  );
}
