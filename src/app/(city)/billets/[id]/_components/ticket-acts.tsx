'use client';
import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useConflict } from '@/app/_components/use-conflict';
import { useNameConflict, whoSits } from '@/app/_components/use-name-conflict';
import { OVERRIDE_REASONS, type OverrideReason } from '@/modules/tickets/ticket.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { ActModal } from '../../../_components/act-modal';

type Ticket = RouterOutputs['tickets']['one'];
const ACTS = ['name', 'rename', 'correct', 'takeBack', 'restitute'] as const;
type Act = (typeof ACTS)[number];

/** What may be done with this ticket now; after the cutoff each asks for a reason (rule 4). */
export function TicketActs({ ticket }: { ticket: Ticket }) {
  const t = useTranslations('tickets.act');
  const [act, setAct] = useState<Act | null>(null);
  const open = ACTS.filter((name) => ticket.can[name]);
  return (
    <Group gap="xs">
      {open.map((name) => (
        <Button key={name} variant="default" onClick={() => setAct(name)}>
          {t(name)}
        </Button>
      ))}
      {act ? <ActForm key={act} act={act} ticket={ticket} close={() => setAct(null)} /> : null}
    </Group>
  );
}

type Spelling = { readonly firstName: string; readonly lastName: string };

const spelling = ({ personVersion, firstName, lastName }: Ticket) => ({
  version: personVersion ?? 0,
  values: { firstName: firstName ?? '', lastName: lastName ?? '' },
});

function useReadAgain(ticketId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.fetchQuery({ ...trpc.tickets.one.queryOptions({ ticketId }), staleTime: 0 });
}

function ActForm({ act, ticket, close }: { act: Act; ticket: Ticket; close: () => void }) {
  const t = useTranslations('tickets.act');
  const reasons = useTranslations('tickets.reason');
  const trpc = useTRPC();
  const [person, setPerson] = useState<string | null>(null);
  const [reason, setReason] = useState<OverrideReason>('LATE_CHANGE');
  const [note, setNote] = useState('');
  const [lastName, setLastName] = useState(ticket.lastName ?? '');
  const [firstName, setFirstName] = useState(ticket.firstName ?? '');
  const first = useMutation(trpc.tickets.name.mutationOptions());
  const rename = useMutation(trpc.tickets.rename.mutationOptions());
  const correct = useMutation(trpc.tickets.correct.mutationOptions());
  const restitute = useMutation(trpc.tickets.restitute.mutationOptions());
  const takeBack = useMutation(trpc.tickets.takeBack.mutationOptions());
  const names = act === 'name' || act === 'rename';
  const structureId = ticket.structureId ?? '';
  const people = useQuery({
    ...trpc.people.choices.queryOptions({ structureId }),
    enabled: names && structureId !== '',
  });
  const why = ticket.can.needsReason && act !== 'correct';
  const said = { ...(why && { reason }), ...(note.trim() && (why || act === 'correct') && { note: note.trim() }) };
  const readAgain = useReadAgain(ticket.id);
  const named = useNameConflict<unknown>({
    record: { kind: 'ticket', id: ticket.id },
    label: t('person'),
    reread: async () => {
      const now = await readAgain();
      return { version: now.version, values: whoSits(now.beneficiaryId, now.person) };
    },
    send: (beneficiaryId, version, taken) => {
      const name = { ticketId: ticket.id, version, beneficiaryId };
      return act === 'name' && !taken
        ? first.mutateAsync({ names: [name], ...said })
        : rename.mutateAsync({ ...name, ...said });
    },
  });
  const corrected = useConflict<Spelling, unknown>({
    record: { kind: 'beneficiary', id: ticket.beneficiaryId ?? '' },
    fields: { firstName: { label: t('firstName') }, lastName: { label: t('lastName') } },
    reread: async () => spelling(await readAgain()),
    send: (spelt, version) =>
      correct.mutateAsync({ ticketId: ticket.id, version, ...spelt, ...(note.trim() && { note: note.trim() }) }),
  });
  const putName = () => {
    const chosen = (people.data ?? []).find(({ id }) => id === person);
    const saw = { version: ticket.version, values: whoSits(ticket.beneficiaryId, ticket.person) };
    return named.run(saw, whoSits(chosen?.id ?? '', chosen?.name ?? ''));
  };
  const run = async () => {
    const ticketIds = [ticket.id];
    if (names) return (await putName()) ? t('done') : null;
    if (act === 'correct') return (await corrected.run(spelling(ticket), { firstName, lastName })) ? t('done') : null;
    if (act === 'restitute') await restitute.mutateAsync({ ticketIds, ...said });
    else await takeBack.mutateAsync({ ticketIds, ...said });
    return t('done');
  };
  const counts = { next: ticket.renameCount + 1, max: ticket.maxRenames };
  return (
    <ActModal
      opened
      onClose={close}
      title={t(act)}
      submit={t(act)}
      danger={act === 'restitute'}
      disabled={names && !person}
      onSubmit={run}
    >
      <Stack gap="sm">
        {act === 'name' ? null : <Text>{t(`${act}Text`, counts)}</Text>}
        {names ? (
          <Select
            label={t('person')}
            description={t('personHelp')}
            data={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
            value={person}
            onChange={setPerson}
            searchable
            limit={50}
            nothingFoundMessage={t('nobody')}
          />
        ) : null}
        {act === 'correct' ? (
          <>
            <TextInput
              label={t('firstName')}
              value={firstName}
              onChange={(event) => setFirstName(event.currentTarget.value)}
            />
            <TextInput
              label={t('lastName')}
              value={lastName}
              onChange={(event) => setLastName(event.currentTarget.value)}
            />
          </>
        ) : null}
        {why ? (
          <Select
            label={t('reason')}
            description={t('reasonHelp')}
            data={OVERRIDE_REASONS.map((code) => ({ value: code, label: reasons(code) }))}
            value={reason}
            onChange={(code) => code && setReason(code as OverrideReason)}
            allowDeselect={false}
          />
        ) : null}
        {why || act === 'correct' ? (
          <Textarea
            label={t('note')}
            description={t('noteHelp')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
          />
        ) : null}
      </Stack>
      {named.dialog}
      {corrected.dialog}
    </ActModal>
  );
}
