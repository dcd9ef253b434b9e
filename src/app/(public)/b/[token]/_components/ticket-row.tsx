'use client';
import { Button, Modal, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNameConflict, whoSits } from '@/app/_components/use-name-conflict';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import classes from './hand.module.css';
import type { Held, HeldTicket } from './hand-types';

type Props = { token: string; held: Held; ticket: HeldTicket };

/** One ticket in the hand: seat, name, changes left (rule 3), give back (rule 5). */
export function TicketRow({ token, held, ticket }: Props) {
  const t = useTranslations('claims.hand');
  const close = useTranslations('common')('close');
  const trpc = useTRPC();
  const router = useRouter();
  const done = useDone();
  const [open, setOpen] = useState(false);
  const give = useMutation(trpc.holder.restitute.mutationOptions());
  const { can, renames } = ticket;
  const seat = t('seat', { block: ticket.block, row: ticket.row, seat: ticket.seat });
  const giveBack = async () => {
    const { token: next } = await give.mutateAsync({ token, ticketId: ticket.id });
    // The link of a ticket given back is dead: another of the same person takes its place in the address bar.
    if (next && next !== token) router.replace(`/b/${next}` as Route);
    done(t('given'));
  };
  const missed = ticket.state === 'CONFIRMED' && ticket.closed;
  return (
    <div className={classes.row}>
      <div className={classes.who}>
        <strong>{ticket.personName ?? t('noName')}</strong>
        <span>
          {seat}
          {ticket.named ? ` · ${t('renames', renames)}` : ''}
          {ticket.state === 'ENTERED' ? ` · ${t('entered')}` : ''}
          {missed ? ` · ${t('missed')}` : ''}
        </span>
      </div>
      {can.name || can.rename ? (
        <Button variant={can.name ? 'filled' : 'default'} h={44} radius={12} onClick={() => setOpen(true)}>
          {t(can.name ? 'give' : 'rename')}
        </Button>
      ) : null}
      {can.restitute ? (
        <ConfirmAct
          label={t('giveBack')}
          title={t('giveBackTitle')}
          what={
            <>
              <strong>{seat}</strong>
              <br />
              {t('giveBackText')}
            </>
          }
          danger
          button={{ variant: 'subtle', h: 44, radius: 12, px: 8 }}
          onConfirm={giveBack}
        />
      ) : null}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t(can.name ? 'give' : 'rename')}
        closeButtonProps={{ 'aria-label': close }}
      >
        <NameForm token={token} held={held} ticket={ticket} close={() => setOpen(false)} />
      </Modal>
    </div>
  );
}

function NameForm({ token, held, ticket, close }: Props & { close: () => void }) {
  const t = useTranslations('claims.hand');
  const trpc = useTRPC();
  const done = useDone();
  const [person, setPerson] = useState<string | null>(null);
  const people = useQuery(trpc.holder.choices.queryOptions({ token }));
  const client = useQueryClient();
  const router = useRouter();
  const [error, setError] = useState<unknown>(null);
  const first = useMutation(trpc.holder.name.mutationOptions());
  const change = useMutation(trpc.holder.rename.mutationOptions());
  const { run, dialog } = useNameConflict({
    label: t('rename'),
    reread: async () => {
      const fresh = await client.fetchQuery({ ...trpc.holder.held.queryOptions({ token }), staleTime: 0 });
      const now = fresh.outings.flatMap((outing) => outing.tickets).find(({ id }) => id === ticket.id);
      return now ? { version: now.version, values: whoSits(now.personId, now.personName) } : null;
    },
    send: (beneficiaryId, version, taken) =>
      (ticket.can.name && !taken ? first : change).mutateAsync({ token, ticketId: ticket.id, version, beneficiaryId }),
  });
  const save = async () => {
    const chosen = (people.data ?? []).find(({ id }) => id === person);
    if (!chosen) return;
    setError(null);
    try {
      const saw = { version: ticket.version, values: whoSits(ticket.personId, ticket.personName) };
      const saved = await run(saw, whoSits(chosen.id, chosen.name));
      close();
      if (saved) done(t('named'));
      else router.refresh();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const here = held.outings.find((outing) => outing.tickets.some((other) => other.id === ticket.id));
  const seated = new Set(here?.tickets.map((other) => other.personId));
  const data = (people.data ?? [])
    .filter((one) => !seated.has(one.id) && (ticket.kind !== 'WHEELCHAIR' || one.wheelchair))
    .map((one) => ({ value: one.id, label: one.name }));
  const { done: changes, max } = ticket.renames;
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <FormError error={error} />
      <p style={{ margin: 0 }}>{ticket.named ? t('countsText', { next: changes + 1, max }) : t('firstText')}</p>
      <Select
        label={t('choose', { structure: held.structure })}
        data={data}
        value={person}
        onChange={setPerson}
        searchable
        limit={50}
        size="md"
        nothingFoundMessage={t('nobody')}
        styles={{ input: { minHeight: 48, fontSize: 16 }, option: { minHeight: 46, fontSize: 16 } }}
      />
      <BigButton disabled={!person} loading={first.isPending || change.isPending} onClick={() => void save()}>
        {t('saveName')}
      </BigButton>
      {dialog}
    </div>
  );
}
