'use client';
import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
  const run = async () => {
    const ticketIds = [ticket.id];
    if (act === 'name')
      await first.mutateAsync({ names: [{ ticketId: ticket.id, beneficiaryId: person ?? '' }], ...said });
    else if (act === 'rename') await rename.mutateAsync({ ticketId: ticket.id, beneficiaryId: person ?? '', ...said });
    else if (act === 'correct')
      await correct.mutateAsync({
        ticketId: ticket.id,
        lastName,
        firstName,
        ...(note.trim() && { note: note.trim() }),
      });
    else if (act === 'restitute') await restitute.mutateAsync({ ticketIds, ...said });
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
    </ActModal>
  );
}
