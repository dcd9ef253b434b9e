'use client';
import { IconChartDots, IconEraser, IconMailFast, IconTableImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import { Tray } from '@/ui/tray';

const ICONS = { IMPORT: IconTableImport, WAVE: IconMailFast, PURGE: IconEraser, STUDY: IconChartDots } as const;
const PATHS = { IMPORT: '/imports', WAVE: '/vagues', PURGE: '/purge', STUDY: '/tirages/etudes' } as const;
const POLL_MS = 2_500;
/** With nothing going on, one look a minute finds what a colleague started. */
const IDLE_MS = 60_000;

/** What the worker is doing now; asks often only while something runs. */
export function WorksTray() {
  const t = useTranslations('today.works');
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.today.works.queryOptions(undefined, {
      refetchInterval: (query) => (query.state.data?.length ? POLL_MS : IDLE_MS),
    }),
  );
  const works = (data ?? []).map(({ id, kind, label, done, total }) => {
    const Icon = ICONS[kind];
    return {
      id,
      label: t(kind, { label }),
      href: kind === 'PURGE' ? PATHS.PURGE : `${PATHS[kind]}/${id}`,
      icon: <Icon size={18} aria-hidden="true" />,
      ...(total > 0 ? { progress: { done, total } } : {}),
    };
  });
  return <Tray works={works} />;
}
