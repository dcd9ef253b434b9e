'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useConflict } from '@/app/_components/use-conflict';
import type { UserListed } from '@/modules/accounts/account.schema';
import { useTRPC } from '@/trpc/client';

type Place = {
  readonly role: UserListed['role'];
  readonly structure: string | null;
  readonly access: 'ENABLED' | 'DISABLED';
};

/** An account as an admin had it on screen. */
export const placeOf = ({ version, role, structure, disabledAt }: UserListed) => ({
  version,
  values: { role, structure: structure?.name ?? null, access: disabledAt ? 'DISABLED' : 'ENABLED' } satisfies Place,
});

/** Two admins on one account: the second sees what the first changed, and decides. `send` writes on that version. */
export function useUserConflict(row: UserListed, send: (version: number) => Promise<unknown>) {
  const t = useTranslations('accounts.users');
  const roles = useTranslations('common.role');
  const trpc = useTRPC();
  const client = useQueryClient();
  return useConflict<Place, true>({
    record: { kind: 'user', id: row.id },
    kind: 'act',
    fields: {
      role: { label: t('role'), show: (role) => roles(role) },
      structure: { label: t('structure') },
      access: { label: t('access'), show: (access) => t(access) },
    },
    reread: async () => {
      const again = trpc.accounts.users.queryOptions({ q: row.email });
      const now = (await client.fetchQuery({ ...again, staleTime: 0 })).rows.find(({ id }) => id === row.id);
      return now ? placeOf(now) : null;
    },
    send: (_values, version) => send(version).then(() => true),
  });
}
