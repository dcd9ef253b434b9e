'use client';
import { MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { COMPETITIONS, type Competition } from '@/modules/sessions/session.rules';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';

/** A wave made ready: competition, sessions, structures; then who gets what; then the act. */
export function PrepareWave() {
  const t = useTranslations('claims.waves');
  const common = useTranslations('common');
  const f = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const done = useDone();
  const [competition, setCompetition] = useState<Competition>('OLYMPIC');
  const [sessionIds, setSessions] = useState<string[]>([]);
  const [structureIds, setStructures] = useState<string[]>([]);
  const wish = {
    competition,
    ...(sessionIds.length > 0 && { sessionIds }),
    ...(structureIds.length > 0 && { structureIds }),
  };
  const choices = useQuery(trpc.waves.choices.queryOptions({ competition }));
  const preview = useQuery(trpc.waves.preview.queryOptions(wish));
  const send = useMutation(trpc.waves.send.mutationOptions());
  const found = preview.data;
  const options = (list: readonly { id: string; name: string; tickets: number }[] | undefined) =>
    (list ?? []).map((one) => ({ value: one.id, label: `${one.name} (${f.n(one.tickets)})` }));
  const change = (value: string) => {
    setCompetition(value as Competition);
    setSessions([]);
  };
  return (
    <Panel title={t('prepare')}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('competition')}
          value={competition}
          onChange={change}
          data={COMPETITIONS.map((value) => ({ value, label: common(`competition.${value}`) }))}
        />
        <MultiSelect
          label={t('sessions')}
          data={options(choices.data?.sessions)}
          value={sessionIds}
          onChange={setSessions}
          searchable
          clearable
          limit={50}
        />
        <MultiSelect
          label={t('structures')}
          data={options(choices.data?.structures)}
          value={structureIds}
          onChange={setStructures}
          searchable
          clearable
          limit={50}
        />
        <FormError error={preview.error} />
        {found ? (
          <>
            <strong>{t('previewTitle', { mails: found.mails, tickets: found.tickets })}</strong>
            {found.rows.length > 0 ? (
              <SimpleTable
                caption={t('who')}
                columns={[
                  { key: 'leader', title: t('leader') },
                  { key: 'structure', title: t('structure') },
                  { key: 'tickets', title: t('tickets'), numeric: true },
                ]}
                rows={found.rows.slice(0, 12).map((row) => ({
                  key: row.groupLeaderId,
                  cells: [row.name, row.structure, f.n(row.tickets)],
                }))}
              />
            ) : null}
            {found.mails > 12 ? <span>{t('shown', { count: 12 })}</span> : null}
            {found.withoutLeader.tickets > 0 ? (
              <p style={{ margin: 0, color: 'var(--g-second)' }}>
                <strong>{t('without', { tickets: found.withoutLeader.tickets })}</strong> {t('withoutText')}
              </p>
            ) : null}
            <ConfirmAct
              label={t('send', { count: found.mails })}
              title={t('sendTitle')}
              what={
                <>
                  <strong>{t('previewTitle', { mails: found.mails, tickets: found.tickets })}</strong>
                  <br />
                  {common(`competition.${competition}`)}
                </>
              }
              disabled={found.mails === 0}
              onConfirm={async () => {
                const wave = await send.mutateAsync(wish);
                done(t('sent', { number: wave.number }));
                router.push(`/vagues/${wave.waveId}` as Route);
              }}
            />
          </>
        ) : null}
      </Stack>
    </Panel>
  );
}
