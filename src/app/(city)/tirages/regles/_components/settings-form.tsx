'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, NumberInput, SimpleGrid, Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Controller, FormProvider, type Resolver, useForm, useFormContext } from 'react-hook-form';
import { ActModal } from '@/app/(city)/_components/act-modal';
import { NO_WHY, WhyFields } from '@/app/(city)/_components/why-fields';
import { type DrawSettings, drawSettings } from '@/modules/allocation/draw-rules/draw-rules.schema';
import { CAPS, WEIGHTS } from '@/modules/allocation/draw-settings.rules';
import { Panel } from '@/ui/panel';
import { useSaveSettings } from './use-save-settings';

/** The schema fills in what is left out; a form leaves nothing out. */
const RESOLVER = zodResolver(drawSettings) as Resolver<DrawSettings, unknown, DrawSettings>;
type Props = { version: number; settings: DrawSettings; readOnly: boolean };

/** Caps and weights, each with what it means; their change asks why. */
export function SettingsForm({ version, settings, readOnly }: Props) {
  const t = useTranslations('quotas.settings');
  const [asked, setAsked] = useState<DrawSettings | null>(null);
  const [why, setWhy] = useState(NO_WHY);
  const { save, dialog } = useSaveSettings(version, settings);
  const form = useForm<DrawSettings, unknown, DrawSettings>({
    resolver: RESOLVER,
    defaultValues: settings,
    disabled: readOnly,
  });
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.handleSubmit(setAsked)}>
        <Panel
          title={t('title')}
          foot={
            readOnly ? undefined : (
              <Button type="submit" variant="default" disabled={!form.formState.isDirty}>
                {t('save')}
              </Button>
            )
          }
        >
          <Fields label={t('caps')} names={CAPS} />
          <Fields label={t('weights')} names={WEIGHTS} />
          <Controller
            control={form.control}
            name="improve"
            render={({ field: { value, onChange, disabled } }) => (
              <Switch
                mt="md"
                label={t('improve')}
                description={t('improveHelp')}
                checked={value}
                onChange={(event) => onChange(event.currentTarget.checked)}
                disabled={disabled ?? false}
              />
            )}
          />
        </Panel>
      </form>
      {asked ? (
        <ActModal
          opened
          onClose={() => setAsked(null)}
          title={t('changeTitle')}
          submit={t('save')}
          onSubmit={async () => ((await save(asked, why)) ? t('saved') : null)}
        >
          <p style={{ margin: 0 }}>{t('changeWhat')}</p>
          <WhyFields value={why} onChange={setWhy} />
        </ActModal>
      ) : null}
      {dialog}
    </FormProvider>
  );
}

type Name = (typeof CAPS)[number] | (typeof WEIGHTS)[number];

function Fields({ label, names }: { label: string; names: readonly Name[] }) {
  return (
    <fieldset style={{ margin: '0 0 12px', padding: 0, border: 0 }}>
      <legend style={{ padding: '0 0 6px', fontWeight: 620 }}>{label}</legend>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {names.map((name) => (
          <NumberField key={name} name={name} />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}

/** An empty cap is none; a weight left empty is refused. */
function NumberField({ name }: { name: Name }) {
  const t = useTranslations('quotas.settings');
  const { control, formState } = useFormContext<DrawSettings>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, onBlur, ref, disabled } }) => (
        <NumberInput
          ref={ref}
          label={t(name)}
          description={t(`${name}Help`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={value ?? ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : null)}
          onBlur={onBlur}
          disabled={disabled ?? false}
          allowDecimal={false}
          min={0}
          error={formState.errors[name] && t('wrong')}
        />
      )}
    />
  );
}
