'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ActionBar } from '@/ui/action-bar';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';

/** Under the thumb: add these people, or leave the file. The counts above are what is confirmed. */
export function ListActs({ found }: { found: RouterOutputs['imports']['read'] }) {
  const t = useTranslations('imports.space');
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const apply = useMutation(trpc.imports.applyRows.mutationOptions({ onSuccess: () => router.refresh() }));
  const cancel = useMutation(
    trpc.imports.cancel.mutationOptions({ onSuccess: () => router.push('/espace/liste/import') }),
  );
  return (
    <>
      <FormError error={apply.error ?? cancel.error} />
      <ActionBar>
        <BigButton look="plain" loading={cancel.isPending} onClick={() => cancel.mutate({ importId: found.id })}>
          {t('drop')}
        </BigButton>
        {found.can.apply ? (
          <BigButton
            loading={apply.isPending}
            onClick={() => apply.mutate({ importId: found.id, version: found.version })}
          >
            {t('add', { count: found.goodRows, people: n(found.goodRows) })}
          </BigButton>
        ) : null}
      </ActionBar>
    </>
  );
}
