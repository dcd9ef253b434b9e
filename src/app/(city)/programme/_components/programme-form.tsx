'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { changeProgrammeInput } from '@/modules/programmes/programme-form.schema';
import { Stacked } from '@/ui/columns';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { ChangeDialog } from './change-dialog';
import { ChoiceRule, InstantRule, NumberRule, SwitchRule, TextField } from './fields';
import { type CheckedProgramme, useSaveProgramme, type Why } from './use-save-programme';

export type ProgrammeFields = z.input<typeof changeProgrammeInput>;

/** Rules and dates count for everybody: their change asks for a reason, and for a fresh proof of who makes it. */
function asksWhy(before: CheckedProgramme, after: CheckedProgramme): boolean {
  const rules = Object.keys(after.rules) as (keyof CheckedProgramme['rules'])[];
  const dates = before.startsOn !== after.startsOn || before.endsOn !== after.endsOn;
  return dates || rules.some((rule) => before.rules[rule] !== after.rules[rule]);
}

/** Rules, dates, sender and contact. New hours of cutoff first say which sessions they move. */
export function ProgrammeForm({ programme, readOnly }: { programme: ProgrammeFields; readOnly: boolean }) {
  const t = useTranslations('programmes');
  const router = useRouter();
  const [asked, setAsked] = useState<CheckedProgramme | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { save, dialog, pending } = useSaveProgramme(programme.programmeId);
  const send = async (fields: CheckedProgramme, why: Why = {}) => {
    setError(null);
    try {
      const saved = await save(changeProgrammeInput.parse(programme), fields, why);
      if (saved) notifications.show({ message: t('form.saved') });
      router.refresh();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const form = useForm<ProgrammeFields, unknown, CheckedProgramme>({
    resolver: zodResolver(changeProgrammeInput),
    defaultValues: programme,
    disabled: readOnly,
  });
  const submit = (fields: CheckedProgramme) => {
    if (asksWhy(changeProgrammeInput.parse(programme), fields)) setAsked(fields);
    else void send(fields);
  };
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.handleSubmit(submit)}>
        <FormError error={error} />
        <Stacked>
          <Panel title={t('form.identity')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <TextField name="name" />
              <TextField name="startsOn" type="date" />
              <TextField name="endsOn" type="date" />
            </SimpleGrid>
          </Panel>
          <Panel title={t('form.contact')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <TextField name="senderName" />
              <TextField name="contactEmail" type="email" />
              <TextField name="contactPhone" type="tel" />
            </SimpleGrid>
          </Panel>
          <Panel title={t('form.deadlines')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberRule name="cutoffHours" />
              <NumberRule name="confirmWithinDays" />
              <NumberRule name="offerMostHours" />
              <NumberRule name="offerLeastHours" />
              <NumberRule name="qrHoursBefore" />
              <NumberRule name="arriveMinutesBefore" />
              <NumberRule name="retentionDays" />
              <InstantRule name="demandsCloseAt" />
              <ChoiceRule name="postponementSilence" words="silence" options={['KEEP', 'RETURN']} />
            </SimpleGrid>
          </Panel>
          <Panel title={t('form.seats')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NumberRule name="maxTicketsPerLeader" />
              <NumberRule name="advisedGroupSize" />
              <NumberRule name="wheelchairsPerCompanion" />
              <NumberRule name="maxRenames" />
              <ChoiceRule name="delivery" words="delivery" options={['SELF_ISSUED', 'OFFICIAL_APP']} />
              <SwitchRule name="ceremoniesExcluded" />
            </SimpleGrid>
          </Panel>
          {readOnly ? null : (
            <div>
              <Button type="submit" loading={pending} disabled={!form.formState.isDirty}>
                {t('form.save')}
              </Button>
            </div>
          )}
        </Stacked>
      </form>
      {asked ? (
        <ChangeDialog
          from={programme.rules.cutoffHours ?? 0}
          to={asked.rules.cutoffHours}
          close={() => setAsked(null)}
          confirm={(why) => {
            void send(asked, why);
            setAsked(null);
          }}
        />
      ) : null}
      {dialog}
    </FormProvider>
  );
}
