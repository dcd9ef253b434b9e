import {
  IconArrowsShuffle,
  IconArrowsSplit2,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconChartBar,
  IconEraser,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconMailbox,
  IconMailFast,
  IconSettings,
  IconStack2,
  IconTableImport,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react';
import type { getTranslations } from 'next-intl/server';
import type { NavSection } from '@/ui/desk-nav';

type Words = Awaited<ReturnType<typeof getTranslations<'accounts.nav'>>>;
export type NavCounts = {
  decisions: number;
  sessions?: number;
  tickets?: number;
  structures?: number;
  demands?: number;
  allocations?: number;
  imports?: number;
};
type Options = { admin: boolean; mailbox: boolean; counts: NavCounts; n: (value: number) => string };

const icon = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** A figure in the menu; zero says nothing. */
function figure(value: number | undefined, n: (value: number) => string): { count?: string } {
  return value ? { count: n(value) } : {};
}

/** The menu of the city's staff; administration is shown to admins only. */
export function staffSections(t: Words, { admin, mailbox, counts, n }: Options): NavSection[] {
  const sections: NavSection[] = [
    {
      items: [
        {
          href: '/aujourdhui',
          label: t('today'),
          icon: <IconListCheck {...icon} />,
          attention: true,
          ...figure(counts.decisions, n),
        },
        {
          href: '/sessions',
          label: t('sessions'),
          icon: <IconCalendarEvent {...icon} />,
          ...figure(counts.sessions, n),
        },
        { href: '/billets', label: t('tickets'), icon: <IconTicket {...icon} />, ...figure(counts.tickets, n) },
        {
          href: '/structures',
          label: t('structures'),
          icon: <IconBuildingCommunity {...icon} />,
          ...figure(counts.structures, n),
        },
      ],
    },
    {
      title: t('distribution'),
      items: [
        { href: '/demandes', label: t('demands'), icon: <IconStack2 {...icon} />, ...figure(counts.demands, n) },
        { href: '/tirages', label: t('draws'), icon: <IconArrowsShuffle {...icon} /> },
        {
          href: '/attributions',
          label: t('allocations'),
          icon: <IconArrowsSplit2 {...icon} />,
          ...figure(counts.allocations, n),
        },
        { href: '/vagues', label: t('waves'), icon: <IconMailFast {...icon} /> },
      ],
    },
    {
      title: t('followUp'),
      items: [
        { href: '/imports', label: t('imports'), icon: <IconTableImport {...icon} />, ...figure(counts.imports, n) },
        { href: '/presence', label: t('attendance'), icon: <IconChartBar {...icon} /> },
        { href: '/historique', label: t('trail'), icon: <IconHistory {...icon} /> },
        ...(mailbox && !admin ? [{ href: '/courrier', label: t('mailbox'), icon: <IconMailbox {...icon} /> }] : []),
      ],
    },
  ];
  if (!admin) return sections;
  const administration = [
    { href: '/comptes', label: t('accounts'), icon: <IconUsers {...icon} /> },
    { href: '/programme', label: t('programme'), icon: <IconSettings {...icon} /> },
    { href: '/purge', label: t('purge'), icon: <IconEraser {...icon} /> },
    ...(mailbox ? [{ href: '/courrier', label: t('mailbox'), icon: <IconMailbox {...icon} /> }] : []),
  ];
  return [...sections, { title: t('administration'), items: administration }];
}

/** The menu of an auditor: counts, draws, the trail, the purge; nothing that names anybody. */
export function auditorSections(t: Words): NavSection[] {
  return [
    {
      items: [
        { href: '/audit', label: t('overview'), icon: <IconLayoutDashboard {...icon} /> },
        { href: '/presence', label: t('attendance'), icon: <IconChartBar {...icon} /> },
        { href: '/tirages', label: t('draws'), icon: <IconArrowsShuffle {...icon} /> },
        { href: '/historique', label: t('trail'), icon: <IconHistory {...icon} /> },
        { href: '/purge', label: t('purge'), icon: <IconEraser {...icon} /> },
      ],
    },
  ];
}
