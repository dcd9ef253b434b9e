'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { type ConflictOptions, useConflict } from '@/app/_components/use-conflict';
import type { personFields } from '@/modules/structures/beneficiary.schema';
import { useTRPC } from '@/trpc/client';
import type { Person } from '../../_components/space-types';

export type CheckedPerson = z.output<typeof personFields>;

export const personValues = ({ firstName, lastName, ageBand, wheelchair }: Person): CheckedPerson => ({
  firstName,
  lastName,
  ageBand,
  wheelchair,
});

/** Whoever saves or removes a person second is shown what the other changed. */
export function usePersonConflict<R>(
  beneficiaryId: string,
  { kind, send }: Required<Pick<ConflictOptions<CheckedPerson, R>, 'kind' | 'send'>>,
) {
  const t = useTranslations('claims.person');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const client = useQueryClient();
  return useConflict<CheckedPerson, R>({
    record: { kind: 'beneficiary', id: beneficiaryId },
    kind,
    fields: {
      firstName: { label: t('firstName') },
      lastName: { label: t('lastName') },
      ageBand: { label: t('ageBand'), show: (band) => (band ? t(`age.${band}`) : t('unknownAge')) },
      wheelchair: { label: t('wheelchair'), show: (on) => common(on ? 'yes' : 'no') },
    },
    reread: async () => {
      const again = trpc.people.list.queryOptions({ beneficiaryId });
      const [now] = (await client.fetchQuery({ ...again, staleTime: 0 })).rows;
      return now ? { version: now.version, values: personValues(now) } : null;
    },
    send,
  });
}
