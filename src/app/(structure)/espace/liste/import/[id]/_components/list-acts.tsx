'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ActionBar } from '@/ui/action-bar';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { useFormat } from '@/ui/use-format';
import { OWN_IMPORTS, ownKind, spaceWords } from '../../../../_components/own-imports';

type Props = { found: RouterOutputs['imports']['read'] };

/** Leaves the file; the list stays as it is. */
export function DropFile({ found }: Props) {
  const t = useTranslations('imports');
  const trpc = useTRPC();
  const router = useRouter();
  const onSuccess = () => router.push(OWN_IMPORTS[ownKind(found.kind)].start);
  const cancel = useMutation(trpc.imports.cancel.mutationOptions({ onSuccess }));
  return (
    <ConfirmAct
      label={t('space.drop')}
      title={t('acts.cancelTitle')}
      what={t('acts.cancelWhat')}
      confirmLabel={t('acts.cancelConfirm')}
      danger
      button={{ variant: 'subtle', fullWidth: true, h: 48, fz: 16, mt: 'md' }}
      onConfirm={() => cancel.mutateAsync({ importId: found.id })}
    />
  );
}

/** Under the thumb: these people come in. The counts above are what is agreed to. */
export function AddPeople({ found, shown }: Props & { shown: string | undefined }) {
  const t = spaceWords(useTranslations('imports.space'), ownKind(found.kind));
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const apply = useMutation(trpc.imports.applyRows.mutationOptions({ onSuccess: () => router.refresh() }));
  return (
    <>
      <FormError error={apply.error} />
      <ActionBar>
        {found.can.apply ? (
          <BigButton
            loading={apply.isPending}
            onClick={() => apply.mutate({ importId: found.id, version: found.version, shown })}
          >
            {t('add', { count: found.goodRows, people: n(found.goodRows) })}
          </BigButton>
        ) : (
          <BigButton href={OWN_IMPORTS[ownKind(found.kind)].start}>{t('other')}</BigButton>
        )}
      </ActionBar>
    </>
  );
}
