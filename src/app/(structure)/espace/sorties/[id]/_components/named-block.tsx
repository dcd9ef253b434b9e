'use client';
import { Button, Collapse, Modal } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNameConflict, whoSits } from '@/app/_components/use-name-conflict';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { useDone } from '@/ui/use-done';
import classes from '../../../_components/space.module.css';
import type { Outing, OutingTicket } from '../../../_components/space-types';
import { PersonSelect } from './person-select';

/** The places that have a name, each with its count of changes and the way to change it (rule 3). */
export function NamedBlock({ page }: { page: Outing }) {
  const t = useTranslations('claims.outing');
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState<OutingTicket | null>(null);
  const named = page.tickets.filter((ticket) => ticket.named);
  const max = page.rules.maxRenames;
  if (named.length === 0) return null;
  return (
    <section className={classes.block}>
      <button
        type="button"
        className={`${classes.more} ${classes.split}`}
        style={{ borderTop: 0 }}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconCircleCheckFilled size={24} color="var(--g-yes-fill)" aria-hidden="true" />
        <span>{t('namesGiven', { count: named.length })}</span>
        {t(open ? 'hide' : 'see')}
      </button>
      <Collapse expanded={open}>
        {named.map((ticket) => (
          <div key={ticket.id} className={classes.row}>
            <div className={classes.place}>
              {t('row', { row: ticket.row })}
              <strong>{t('seat', { seat: ticket.seat })}</strong>
            </div>
            <div className={classes.grow}>
              <strong>{ticket.person ?? '—'}</strong>
              <span>
                {ticket.renameCount >= max ? t('noMore', { max }) : t('renames', { done: ticket.renameCount, max })}
                {ticket.state === 'CLAIMED' ? ` · ${t('taken')}` : ''}
                {ticket.state === 'ENTERED' ? ` · ${t('entered')}` : ''}
              </span>
            </div>
            {ticket.can.rename ? (
              <Button variant="default" h={44} radius={12} onClick={() => setChanging(ticket)}>
                {t('change')}
              </Button>
            ) : null}
          </div>
        ))}
      </Collapse>
      <Modal
        opened={changing !== null}
        onClose={() => setChanging(null)}
        title={t('changeTitle')}
        closeButtonProps={{ 'aria-label': close }}
      >
        {changing ? <ChangeName page={page} ticket={changing} close={() => setChanging(null)} /> : null}
      </Modal>
    </section>
  );
}

function ChangeName({ page, ticket, close }: { page: Outing; ticket: OutingTicket; close: () => void }) {
  const t = useTranslations('claims.outing');
  const trpc = useTRPC();
  const done = useDone();
  const people = useQuery(trpc.people.choices.queryOptions({}));
  const [person, setPerson] = useState<string | null>(null);
  const client = useQueryClient();
  const router = useRouter();
  const [error, setError] = useState<unknown>(null);
  const rename = useMutation(trpc.tickets.rename.mutationOptions());
  const { run, dialog } = useNameConflict({
    record: { kind: 'ticket', id: ticket.id },
    label: t('changeTitle'),
    reread: async () => {
      const { allocationId } = page.outing;
      const fresh = await client.fetchQuery({ ...trpc.space.outing.queryOptions({ allocationId }), staleTime: 0 });
      const now = fresh.tickets.find(({ id }) => id === ticket.id);
      return now ? { version: now.version, values: whoSits(now.personId, now.person) } : null;
    },
    send: (beneficiaryId, version) => rename.mutateAsync({ ticketId: ticket.id, version, beneficiaryId }),
  });
  const save = async () => {
    const chosen = (people.data ?? []).find(({ id }) => id === person);
    if (!chosen) return;
    setError(null);
    try {
      const saw = { version: ticket.version, values: whoSits(ticket.personId, ticket.person) };
      const saved = await run(saw, whoSits(chosen.id, chosen.name));
      close();
      if (saved) done(t('saved', { count: 1 }));
      else router.refresh();
    } catch (refusal) {
      setError(refusal);
    }
  };
  const seated = new Set(page.tickets.map((other) => other.personId));
  const words = { person: ticket.person ?? '—', next: ticket.renameCount + 1, max: page.rules.maxRenames };
  return (
    <div style={{ display: 'grid', gap: 14 }}>
      <FormError error={error} />
      <p style={{ margin: 0 }}>{t('changeText', words)}</p>
      <PersonSelect
        label={t('choose')}
        people={(people.data ?? []).filter((other) => !seated.has(other.id))}
        value={person}
        onChange={setPerson}
        wheelchairOnly={ticket.kind === 'WHEELCHAIR'}
      />
      <BigButton disabled={!person} loading={rename.isPending} onClick={() => void save()}>
        {t('changeSave')}
      </BigButton>
      {dialog}
    </div>
  );
}
