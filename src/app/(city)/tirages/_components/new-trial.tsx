'use client';
import { Input, NumberInput, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import type { runDrawInput } from '@/modules/allocation/draw.schema';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';

type Trial = z.input<typeof runDrawInput>;
const CAPS = ['seatsPerStructure', 'seatsPerTurn', 'sharePercent', 'seatsPerHead'] as const;
const WEIGHTS = ['base', 'servedBefore', 'declined', 'noShow', 'tag'] as const;
const MOST = { seatsPerStructure: 10_000, seatsPerTurn: 10_000, sharePercent: 100, seatsPerHead: 100_000 } as const;

/** A trial with the programme's rules, or others, and a seed typed or left to chance. */
export function NewTrial() {
  const t = useTranslations('trials.new');
  return (
    <ActButton
      label={t('label')}
      button={{ variant: 'default', leftSection: <IconDice5 size={16} aria-hidden="true" /> }}
    >
      {(dialog) => <TrialForm {...dialog} />}
    </ActButton>
  );
}

function TrialForm(dialog: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('trials.new');
  const { n } = useFormat();
  const run = useMutation(useTRPC().allocation.runDraw.mutationOptions());
  const [seed, setSeed] = useState('');
  const [rules, setRules] = useState<Omit<Trial, 'seed'>>({});
  return (
    <ActModal
      {...dialog}
      title={t('title')}
      submit={t('submit')}
      onSubmit={async () => {
        const made = await run.mutateAsync({ ...rules, ...(seed.trim() && { seed: seed.trim() }) });
        return t('done', { seats: n(made.seats) });
      }}
    >
      <p style={{ margin: 0 }}>{t('what')}</p>
      <TextInput
        label={t('seed')}
        description={t('seedHelp')}
        value={seed}
        maxLength={200}
        onChange={(event) => setSeed(event.currentTarget.value)}
      />
      <CapsPart onChange={(caps) => setRules(({ caps: _, ...rest }) => ({ ...rest, ...(caps && { caps }) }))} />
      <WeightsPart
        onChange={(weights) => setRules(({ weights: _, ...rest }) => ({ ...rest, ...(weights && { weights }) }))}
      />
      <Choice
        label={t('quotas')}
        options={[
          { value: 'kept', label: t('asKept') },
          { value: 'none', label: t('without') },
        ]}
        onChange={(value) =>
          setRules(({ quotas: _, ...rest }) => ({ ...rest, ...(value === 'none' && { quotas: [] }) }))
        }
      />
      <Choice
        label={t('improve')}
        options={[
          { value: 'kept', label: t('asKept') },
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
        onChange={(value) =>
          setRules(({ improve: _, ...rest }) => ({ ...rest, ...(value !== 'kept' && { improve: value === 'yes' }) }))
        }
      />
    </ActModal>
  );
}

/** The first option is what the programme keeps: nothing is sent then. */
function Choice({
  label,
  options,
  onChange,
}: {
  label: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }}>
      <SegmentedControl
        data={options}
        defaultValue="kept"
        fullWidth
        role="radiogroup"
        aria-labelledby={id}
        onChange={onChange}
      />
    </Input.Wrapper>
  );
}

function useOwn<Values>(none: Values, onChange: (values: Values | null) => void) {
  const [values, setValues] = useState(none);
  const [own, setOwn] = useState(false);
  return {
    values,
    own,
    choose(value: string) {
      setOwn(value === 'others');
      onChange(value === 'others' ? values : null);
    },
    set(changed: Values) {
      setValues(changed);
      onChange(changed);
    },
  };
}

type Caps = Record<(typeof CAPS)[number], number | null>;
const NO_CAPS: Caps = { seatsPerStructure: null, seatsPerTurn: null, sharePercent: null, seatsPerHead: null };

function CapsPart({ onChange }: { onChange: (caps: Caps | null) => void }) {
  const t = useTranslations('trials.new');
  const { values, own, choose, set } = useOwn(NO_CAPS, onChange);
  const options = [
    { value: 'kept', label: t('asKept') },
    { value: 'others', label: t('others') },
  ];
  return (
    <>
      <Choice label={t('caps')} options={options} onChange={choose} />
      {own ? (
        <SimpleGrid cols={2} spacing="xs">
          {CAPS.map((cap) => (
            <NumberInput
              key={cap}
              label={t(`cap.${cap}`)}
              placeholder={t('noLimit')}
              min={1}
              max={MOST[cap]}
              allowDecimal={false}
              value={values[cap] ?? ''}
              onChange={(value) => set({ ...values, [cap]: value === '' ? null : Number(value) })}
            />
          ))}
        </SimpleGrid>
      ) : null}
    </>
  );
}

type Weights = Record<(typeof WEIGHTS)[number], number>;
const EQUAL: Weights = { base: 1, servedBefore: 0, declined: 0, noShow: 0, tag: 0 };

function WeightsPart({ onChange }: { onChange: (weights: Weights | null) => void }) {
  const t = useTranslations('trials.new');
  const { values, own, choose, set } = useOwn(EQUAL, onChange);
  const options = [
    { value: 'kept', label: t('asKept') },
    { value: 'others', label: t('others') },
  ];
  return (
    <>
      <Choice label={t('weights')} options={options} onChange={choose} />
      {own ? (
        <SimpleGrid cols={2} spacing="xs">
          {WEIGHTS.map((weight) => (
            <NumberInput
              key={weight}
              label={t(`weight.${weight}`)}
              min={0}
              max={5_000}
              allowDecimal={false}
              value={values[weight]}
              onChange={(value) => set({ ...values, [weight]: value === '' ? 0 : Number(value) })}
            />
          ))}
        </SimpleGrid>
      ) : null}
    </>
  );
}
