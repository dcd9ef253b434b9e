'use client';
import { Input, NumberInput, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { ActButton, ActModal } from '@/app/(city)/_components/act-modal';
import type { runDrawInput } from '@/modules/allocation/draw.schema';
import { CAPS, MOST_OF_CAP, MOST_OF_WEIGHT, WEIGHTS } from '@/modules/allocation/draw-settings.rules';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';

type Trial = z.input<typeof runDrawInput>;

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
  const rule = useTranslations('quotas.settings');
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
        label={rule('improve')}
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
  const rule = useTranslations('quotas.settings');
  const { values, own, choose, set } = useOwn(NO_CAPS, onChange);
  const options = [
    { value: 'kept', label: t('asKept') },
    { value: 'others', label: t('others') },
  ];
  return (
    <>
      <Choice label={rule('caps')} options={options} onChange={choose} />
      {own ? (
        <SimpleGrid cols={2} spacing="xs" style={{ alignItems: 'end' }}>
          {CAPS.map((cap) => (
            <NumberInput
              key={cap}
              label={rule(cap)}
              placeholder={t('noLimit')}
              min={1}
              max={MOST_OF_CAP[cap]}
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
  const rule = useTranslations('quotas.settings');
  const { values, own, choose, set } = useOwn(EQUAL, onChange);
  const options = [
    { value: 'kept', label: t('asKept') },
    { value: 'others', label: t('others') },
  ];
  return (
    <>
      <Choice label={rule('weights')} options={options} onChange={choose} />
      {own ? (
        <SimpleGrid cols={2} spacing="xs" style={{ alignItems: 'end' }}>
          {WEIGHTS.map((weight) => (
            <NumberInput
              key={weight}
              label={rule(weight)}
              min={0}
              max={MOST_OF_WEIGHT}
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
