'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { changeProgrammeInput } from '@/modules/programmes/programme-form.schema';
import { useTRPC } from '@/trpc/client';
import { Stacked } from '@/ui/columns';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { CutoffDialog } from './cutoff-dialog';
import { ChoiceRule, NumberRule, SwitchRule, TextField } from './fields';

export type ProgrammeFields = z.input<typeof changeProgrammeInput>;
type Checked = z.output<typeof changeProgrammeInput>;

/** Rules, dates, sender and contact. New hours of cutoff first say which sessions they move. */
export function ProgrammeForm({ programme, readOnly }: { programme: ProgrammeFields; readOnly: boolean }) {
  const t = useTranslations('programmes');
  const trpc = useTRPC();
  const router = useRouter();
  const [asked, setAsked] = useState<Checked | null>(null);
  const change = useMutation(
    trpc.programmes.change.mutationOptions({
      onSuccess: () => {
        notifications.show({ message: t('form.saved') });
        router.refresh();
      },
    }),
  );
  const form = useForm<ProgrammeFields, unknown, Checked>({
    resolver: zodResolver(changeProgrammeInput),
    defaultValues: programme,
    disabled: readOnly,
  });
  const submit = (fields: Checked) => {
    const moved = fields.rules.cutoffHours !== programme.rules.cutoffHours;
    if (moved) setAsked(fields);
    else change.mutate(fields);
  };
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.handleSubmit(submit)}>
        <FormError error={change.error} />
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
              <NumberRule name="qrHoursBefore" />
              <NumberRule name="arriveMinutesBefore" />
              <NumberRule name="retentionDays" />
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
              <Button type="submit" loading={change.isPending} disabled={!form.formState.isDirty}>
                {t('form.save')}
              </Button>
            </div>
          )}
        </Stacked>
      </form>
      {asked ? (
        <CutoffDialog
          from={programme.rules.cutoffHours ?? 0}
          to={asked.rules.cutoffHours}
          close={() => setAsked(null)}
          confirm={() => {
            change.mutate(asked);
            setAsked(null);
          }}
        />
      ) : null}
    </FormProvider>
  );
}
