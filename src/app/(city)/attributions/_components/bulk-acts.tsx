'use client';
import { Loader } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { NO_REASON, ReasonFields, reasonInput } from '@/app/(city)/_components/reason-fields';
import { useTRPC } from '@/trpc/client';

type Props = { ids: string[]; done?: () => void };
type Dialog = Props & { opened: boolean; onClose: () => void };

/** For the chosen lines: confirm in the structures' name, or take back; each first says what it will do. */
export function BulkActs(props: Props) {
  const t = useTranslations('allocation.bulk');
  return (
    <div style={{ display: 'flex', gap: 8 }}>
      <ActButton label={t('confirm', { count: props.ids.length })} button={{ leftSection: <IconCheck size={16} /> }}>
        {(dialog) => <ConfirmMany {...props} {...dialog} />}
      </ActButton>
      <TakeBack {...props} />
    </div>
  );
}

/** Takes back what these allocations propose and nobody confirmed, with a reason. */
export function TakeBack(props: Props) {
  const t = useTranslations('allocation.bulk');
  return (
    <ActButton
      label={t('release', { count: props.ids.length })}
      button={{ variant: 'default', leftSection: <IconArrowBackUp size={16} /> }}
    >
      {(dialog) => <ReleaseMany {...props} {...dialog} />}
    </ActButton>
  );
}

function usePreview(allocationIds: string[]) {
  const trpc = useTRPC();
  return useQuery(trpc.allocation.preview.queryOptions({ allocationIds }, { staleTime: 0 })).data;
}

function ConfirmMany({ ids, done, ...dialog }: Dialog) {
  const t = useTranslations('allocation.bulk');
  const trpc = useTRPC();
  const confirm = useMutation(trpc.allocation.confirmMany.mutationOptions());
  const found = usePreview(ids);
  return (
    <ActModal
      {...dialog}
      title={t('confirmTitle')}
      submit={t('confirm', { count: found?.ready ?? 0 })}
      disabled={!found?.ready}
      onSubmit={async () => {
        const made = await confirm.mutateAsync({ allocationIds: ids });
        done?.();
        return t('confirmed', { count: made.confirmed, seats: made.seats });
      }}
    >
      {found ? (
        <p style={{ margin: 0 }}>{t('confirmWhat', { ready: found.ready, seats: found.readySeats })}</p>
      ) : (
        <Loader size="sm" />
      )}
      {found?.late ? <p style={{ margin: 0 }}>{t('late', { count: found.late })}</p> : null}
      {found?.answered ? <p style={{ margin: 0 }}>{t('answered', { count: found.answered })}</p> : null}
    </ActModal>
  );
}

function ReleaseMany({ ids, done, ...dialog }: Dialog) {
  const t = useTranslations('allocation.bulk');
  const trpc = useTRPC();
  const release = useMutation(trpc.allocation.releaseMany.mutationOptions());
  const [reason, setReason] = useState(NO_REASON);
  const found = usePreview(ids);
  const count = (found?.ready ?? 0) + (found?.late ?? 0);
  return (
    <ActModal
      {...dialog}
      danger
      title={t('releaseTitle')}
      submit={t('release', { count })}
      disabled={count === 0}
      onSubmit={async () => {
        const made = await release.mutateAsync({ allocationIds: ids, ...reasonInput(reason) });
        done?.();
        return t('released', { count: made.released, seats: made.seats });
      }}
    >
      {found ? (
        <p style={{ margin: 0 }}>
          {t('releaseWhat', { count, seats: found.readySeats + found.lateSeats })}{' '}
          {t('releaseWhose', { structures: found.structures, waiting: found.waiting })}
        </p>
      ) : (
        <Loader size="sm" />
      )}
      {found?.answered ? <p style={{ margin: 0 }}>{t('answered', { count: found.answered })}</p> : null}
      <ReasonFields value={reason} onChange={setReason} />
    </ActModal>
  );
}
