'use client';
import { NumberInput, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import { GroupLeaderForm } from '../../../_components/group-leader-form';
import type { Outing } from '../../../_components/space-types';

const NEW = 'new';

/** Places for a group leader known or new (rule 2: 30 at most, 15 people advised). */
export function AssignForm({ page, close }: { page: Outing; close: () => void }) {
  const t = useTranslations('claims.outing');
  const trpc = useTRPC();
  const done = useDone();
  const alone = page.outing.seats - page.outing.withLeader;
  const [leader, setLeader] = useState<string | null>(page.leaders[0]?.id ?? NEW);
  const [count, setCount] = useState(Math.min(alone, page.rules.maxTicketsPerLeader));
  const { allocationId } = page.outing;
  const assign = useMutation(
    trpc.people.assign.mutationOptions({
      onSuccess: ({ assigned, warnings: [warning] }) => {
        close();
        done(t('assignDone', { count: assigned.length }));
        if (warning) {
          notifications.show({
            message: t('assignWarn', { people: warning.people, advised: warning.advised }),
            color: 'act',
            autoClose: 10_000,
          });
        }
      },
    }),
  );
  const give = (groupLeaderId: string) => assign.mutateAsync({ allocationId, groupLeaderId, quantity: count });
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <FormError error={assign.error} />
      <NumberInput
        label={t('assignCount')}
        size="md"
        min={1}
        max={alone}
        value={count}
        onChange={(value) => setCount(Number(value) || 1)}
        clampBehavior="strict"
        allowDecimal={false}
      />
      <Select
        label={t('assignTo')}
        size="md"
        data={[
          ...page.leaders.map((known) => ({ value: known.id, label: `${known.name} · ${known.email ?? ''}` })),
          { value: NEW, label: t('assignNew') },
        ]}
        value={leader}
        onChange={setLeader}
        allowDeselect={false}
      />
      {leader === NEW ? (
        <GroupLeaderForm
          submitLabel={t('assign')}
          onSaved={(id) => (id ? give(id).then(() => undefined) : undefined)}
        />
      ) : (
        <BigButton loading={assign.isPending} onClick={() => void give(leader ?? '').catch(() => undefined)}>
          {t('assign')}
        </BigButton>
      )}
    </div>
  );
}
