'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import type { z } from 'zod';
import type { Copy } from '@/app/_components/merge-copies';
import { type ConflictOptions, useConflict } from '@/app/_components/use-conflict';
import type { changeProgrammeInput } from '@/modules/programmes/programme-form.schema';
import { useTRPC } from '@/trpc/client';
import { useFormat } from '@/ui/use-format';

export type CheckedProgramme = z.output<typeof changeProgrammeInput>;
/** Why rules or dates change; with neither, nothing. */
export type Why = Pick<CheckedProgramme, 'reason' | 'note'>;
type Rules = CheckedProgramme['rules'];
const IDENTITY = ['name', 'startsOn', 'endsOn', 'senderName', 'contactEmail', 'contactPhone'] as const;
/** One field beside the other, as two editors are compared. */
type Flat = Omit<CheckedProgramme, 'programmeId' | 'version' | 'rules' | 'reason' | 'note'> & Rules;

function flat({ rules, ...programme }: Pick<CheckedProgramme, (typeof IDENTITY)[number] | 'rules'>): Flat {
  const identity = Object.fromEntries(IDENTITY.map((key) => [key, programme[key]]));
  return { ...identity, ...rules } as Flat;
}

function unflat({ name, startsOn, endsOn, senderName, contactEmail, contactPhone, ...rules }: Flat) {
  return { name, startsOn, endsOn, senderName, contactEmail, contactPhone, rules };
}

function useFields(): ConflictOptions<Flat, unknown>['fields'] {
  const t = useTranslations('programmes');
  const common = useTranslations('common');
  const { dateTime } = useFormat();
  const number = (
    rule: Exclude<keyof Rules, 'delivery' | 'postponementSilence' | 'ceremoniesExcluded' | 'demandsCloseAt'>,
  ) => ({
    label: t(`rule.${rule}`),
  });
  return {
    name: { label: t('form.name') },
    startsOn: { label: t('form.startsOn') },
    endsOn: { label: t('form.endsOn') },
    senderName: { label: t('form.senderName') },
    contactEmail: { label: t('form.contactEmail') },
    contactPhone: { label: t('form.contactPhone') },
    cutoffHours: number('cutoffHours'),
    maxTicketsPerLeader: number('maxTicketsPerLeader'),
    advisedGroupSize: number('advisedGroupSize'),
    maxRenames: number('maxRenames'),
    wheelchairsPerCompanion: number('wheelchairsPerCompanion'),
    confirmWithinDays: number('confirmWithinDays'),
    offerMostHours: number('offerMostHours'),
    offerLeastHours: number('offerLeastHours'),
    qrHoursBefore: number('qrHoursBefore'),
    arriveMinutesBefore: number('arriveMinutesBefore'),
    retentionDays: number('retentionDays'),
    demandsCloseAt: { label: t('rule.demandsCloseAt'), show: (at) => at && dateTime(new Date(at)) },
    ceremoniesExcluded: { label: t('rule.ceremoniesExcluded'), show: (on) => common(on ? 'yes' : 'no') },
    delivery: { label: t('rule.delivery'), show: (way) => t(`delivery.${way}`) },
    postponementSilence: { label: t('rule.postponementSilence'), show: (answer) => t(`silence.${answer}`) },
  };
}

/** Saves the rules on the version they were read at; two editors are shown each other's changes. */
export function useSaveProgramme(programmeId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const change = useMutation(trpc.programmes.change.mutationOptions());
  // Why the rules change goes with each writing of them, also with that after a choice.
  const why = useRef<Why>({});
  const { run, dialog } = useConflict<Flat, unknown>({
    record: { kind: 'programme', id: programmeId },
    fields: useFields(),
    reread: async () => {
      const now = await client.fetchQuery({ ...trpc.programmes.current.queryOptions(), staleTime: 0 });
      return now.id === programmeId ? { version: now.version, values: flat(now) } : null;
    },
    send: (values, version) => change.mutateAsync({ programmeId, version, ...unflat(values), ...why.current }),
  });
  const save = (saw: CheckedProgramme, mine: CheckedProgramme, reasoned: Why = {}) => {
    why.current = reasoned;
    const copy: Copy<Flat> = { version: saw.version, values: flat(saw) };
    return run(copy, flat(mine));
  };
  return { save, dialog, pending: change.isPending };
}
