'use client';
import { NumberInput, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import { instantAt } from '@/app/(city)/sessions/[code]/_components/wall-clock';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';

/** The commitment before a draw. `replaces`: the open one, which becomes void. */
export function PrepareDraw({ replaces }: { replaces?: string }) {
  const t = useTranslations('allocation.prepare');
  return (
    <ActButton
      label={replaces ? t('again') : t('label')}
      button={{ leftSection: <IconLock size={16} aria-hidden="true" />, ...(replaces && { variant: 'default' }) }}
    >
      {(dialog) => <PrepareForm {...(replaces && { replaces })} {...dialog} />}
    </ActButton>
  );
}

const CAPS = ['seatsPerStructure', 'seatsPerTurn', 'sharePercent'] as const;
type Caps = Record<(typeof CAPS)[number], number | null>;
const NO_CAPS: Caps = { seatsPerStructure: null, seatsPerTurn: null, sharePercent: null };

function PrepareForm({ replaces, ...dialog }: { replaces?: string; opened: boolean; onClose: () => void }) {
  const t = useTranslations('allocation.prepare');
  const { n, timeZone, zoneWords } = useFormat();
  const prepare = useMutation(useTRPC().allocation.prepareDraw.mutationOptions());
  const [what, setWhat] = useState('');
  const [at, setAt] = useState('');
  const [caps, setCaps] = useState(NO_CAPS);
  return (
    <ActModal
      {...dialog}
      title={replaces ? t('replaceTitle') : t('title')}
      submit={t('submit')}
      disabled={!at || what.trim().length < 10}
      onSubmit={async () => {
        const publicValue = { what: what.trim(), at: instantAt(at, timeZone).toISOString() };
        const made = await prepare.mutateAsync({ publicValue, caps, ...(replaces && { replaces }) });
        return t('done', { demands: n(made.demands) });
      }}
    >
      <p style={{ margin: 0 }}>{replaces ? t('replaceWhat') : t('what')}</p>
      <TextInput
        label={t('publicWhat')}
        description={t('publicWhatHelp')}
        value={what}
        maxLength={300}
        required
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('publicAt')}
        description={t('publicAtHelp', { zone: zoneWords() })}
        value={at}
        required
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <CapFields caps={caps} onChange={setCaps} />
    </ActModal>
  );
}

function CapFields({ caps, onChange }: { caps: Caps; onChange: (caps: Caps) => void }) {
  const t = useTranslations('allocation.run');
  return CAPS.map((cap) => (
    <NumberInput
      key={cap}
      label={t(cap)}
      description={t(`${cap}Help`)}
      min={1}
      max={cap === 'sharePercent' ? 100 : 10_000}
      value={caps[cap] ?? ''}
      onChange={(value) => onChange({ ...caps, [cap]: value === '' ? null : Number(value) })}
    />
  ));
}
