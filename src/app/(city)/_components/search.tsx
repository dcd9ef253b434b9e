'use client';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconBuildingCommunity, IconSearch, IconTicket, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { SearchButton } from '@/ui/search-button';
import { SportIcon } from '@/ui/sport-icon';
import { useFormat } from '@/ui/use-format';

type Hit = { key: string; href: string; label: string; description?: string; icon: React.ReactNode };
type Group = { key: 'sessions' | 'structures' | 'tickets' | 'people' | 'commands'; hits: readonly Hit[] };
const [store, spotlight] = createSpotlight();
const icon = { size: 20, stroke: 1.7, 'aria-hidden': true } as const;

/** What the letters typed lead to, in groups. */
function useHits(q: string, commands: readonly { href: string; label: string }[]): Group[] {
  const t = useTranslations('today.search');
  const publics = useTranslations('common.public');
  const format = useFormat();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.today.search.queryOptions({ q }, { enabled: q.length >= 2, placeholderData: keepPreviousData }),
  );
  const found = q.length >= 2 ? data : undefined;
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [
    {
      key: 'sessions',
      hits: (found?.sessions ?? []).map((s) => ({
        key: s.code,
        href: `/sessions/${s.code}`,
        label: `${s.code} · ${s.sport}`,
        description: `${s.venue} · ${format.dateTime(s.startsAt)}`,
        icon: <SportIcon sport={s.sport} />,
      })),
    },
    {
      key: 'structures',
      hits: (found?.structures ?? []).map((s) => ({
        key: s.id,
        href: `/structures/${s.id}`,
        label: s.name,
        description: publics(s.public as 'SOCIAL'),
        icon: <IconBuildingCommunity {...icon} />,
      })),
    },
    {
      key: 'tickets',
      hits: (found?.tickets ?? []).map((k) => ({
        key: k.id,
        href: `/billets/${k.id}`,
        label: k.reference,
        description: t('ticket', k),
        icon: <IconTicket {...icon} />,
      })),
    },
    {
      key: 'people',
      hits: (found?.people ?? []).map((p) => ({
        key: p.id,
        href: `/structures/${p.structureId}`,
        label: `${p.firstName} ${p.lastName}`,
        description: p.structure,
        icon: <IconUser {...icon} />,
      })),
    },
    {
      key: 'commands',
      hits: commands
        .filter((c) => plain(c.label).includes(plain(q)))
        .map((c) => ({ key: c.href, ...c, icon: <IconArrowRight {...icon} /> })),
    },
  ];
}

/** Ctrl K: any session, structure, ticket, person, and the pages of the menu. */
export function Search({ commands }: { commands: readonly { href: string; label: string }[] }) {
  return (
    <>
      <SearchButton onOpen={spotlight.open} />
      <SearchDialog commands={commands} />
    </>
  );
}

function SearchDialog({ commands }: { commands: readonly { href: string; label: string }[] }) {
  const t = useTranslations('today.search');
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const groups = useHits(q, commands).filter((group) => group.hits.length > 0);
  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      maxHeight={480}
      scrollable
      clearQueryOnClose
    >
      <Spotlight.Search
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
        leftSection={<IconSearch {...icon} />}
      />
      <Spotlight.ActionsList>
        {groups.length === 0 ? <Spotlight.Empty>{t('nothing', { q })}</Spotlight.Empty> : null}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.key} label={t(group.key)}>
            {group.hits.map((hit) => (
              <Spotlight.Action
                key={hit.key}
                label={hit.label}
                description={hit.description}
                leftSection={hit.icon}
                onClick={() => router.push(hit.href as Route)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
