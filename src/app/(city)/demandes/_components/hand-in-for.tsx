'use client';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isOpen } from '@/modules/demands/demand.rules';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';

/** The city hands in a basket that its structure filled and did not hand in: told what will count, then done. */
export function HandInFor({ structureId, drafts }: { structureId: string; drafts: number }) {
  const t = useTranslations('demands.basket');
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const submit = useMutation(trpc.demands.submitBasket.mutationOptions({ onSettled: () => router.refresh() }));
  return (
    <ConfirmAct
      label={t('submit', { count: drafts })}
      title={t('forTitle')}
      what={t('forWhat', { count: drafts })}
      button={{ variant: 'default' }}
      onConfirm={async () => {
        const read = await client.fetchQuery({ ...trpc.demands.basket.queryOptions({ structureId }), staleTime: 0 });
        const demandIds = read.wishes.filter(({ state }) => isOpen(state)).map(({ id }) => id);
        const done = await submit.mutateAsync({ structureId, demandIds, version: read.basket.version });
        const left = done.left.length > 0 ? ` ${t('left', { codes: done.left.join(', ') })}` : '';
        notifications.show({ message: `${t('done', { count: done.wishes })}${left}`, color: 'yes' });
      }}
    />
  );
}
