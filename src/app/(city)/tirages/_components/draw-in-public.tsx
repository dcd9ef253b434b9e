'use client';
import { TextInput } from '@mantine/core';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { useFormat } from '@/ui/use-format';

type Open = NonNullable<RouterOutputs['allocation']['preparedDraw']['open']>;

/** The public value, typed in before witnesses; the draw follows at once. */
export function DrawInPublic({ open }: { open: Open }) {
  const t = useTranslations('allocation.prepared');
  const { dateTime } = useFormat();
  return (
    <>
      <ActButton
        label={t('draw')}
        disabled={!open.can.draw}
        button={{ color: 'act', leftSection: <IconArrowsShuffle size={16} aria-hidden="true" /> }}
      >
        {(dialog) => <PublicForm open={open} {...dialog} />}
      </ActButton>
      {open.due ? null : <span>{t('notDue', { at: dateTime(open.publicAt) })}</span>}
    </>
  );
}

function PublicForm({ open, ...dialog }: { open: Open; opened: boolean; onClose: () => void }) {
  const t = useTranslations('allocation.prepared');
  const { n } = useFormat();
  const router = useRouter();
  const draw = useMutation(useTRPC().allocation.drawInPublic.mutationOptions());
  const [value, setValue] = useState('');
  const [witnesses, setWitnesses] = useState('');
  return (
    <ActModal
      {...dialog}
      title={t('drawTitle')}
      submit={t('submit')}
      disabled={value.trim() === '' || witnesses.trim().length < 3}
      onSubmit={async () => {
        const made = await draw.mutateAsync({ drawId: open.id, value: value.trim(), witnesses: witnesses.trim() });
        router.push(`/tirages/${made.drawId}`);
        return t('done', { seats: n(made.seats) });
      }}
    >
      <p style={{ margin: 0 }}>{t('drawWhat')}</p>
      <TextInput
        label={t('value')}
        description={t('valueHelp', { what: open.publicWhat })}
        value={value}
        maxLength={200}
        required
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <TextInput
        label={t('witnesses')}
        description={t('witnessesHelp')}
        value={witnesses}
        maxLength={300}
        required
        onChange={(event) => setWitnesses(event.currentTarget.value)}
      />
    </ActModal>
  );
}
