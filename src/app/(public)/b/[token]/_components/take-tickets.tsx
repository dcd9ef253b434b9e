'use client';
import { Anchor, Checkbox, Modal } from '@mantine/core';
import { IconDeviceMobile, IconQrcode, IconTicket, IconUserQuestion } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { ActionBar } from '@/ui/action-bar';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { capital } from '@/ui/format';
import { Notice } from '@/ui/notice';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from './hand.module.css';
import type { Held, HeldTicket } from './hand-types';
import { MyTickets } from './my-tickets';
import { OutingFacts } from './outing-facts';

/** The tickets that wait: terms first, then one act for all of them or for some (rule 8). */
export function TakeTickets({ token, held }: { token: string; held: Held }) {
  const t = useTranslations('claims.hand');
  const f = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const outings = held.outings.map((outing) => ({
    outing,
    tickets: outing.tickets.filter((ticket) => ticket.can.claim),
  }));
  const waiting = outings.flatMap(({ tickets }) => tickets);
  const [accepted, setAccepted] = useState(false);
  const [refused, setRefused] = useState(false);
  const [some, setSome] = useState<string[] | null>(null);
  const claim = useMutation(trpc.holder.claim.mutationOptions({ onSuccess: () => done(t('taken')) }));
  const ticketIds = some ?? waiting.map((ticket) => ticket.id);
  const take = () => {
    setRefused(!accepted);
    if (accepted && ticketIds.length > 0) claim.mutate({ token, ticketIds, termsAccepted: true });
  };
  const first = outings.find(({ tickets }) => tickets.length > 0)?.outing;
  const deadline = first ? f.deadlineWords(first.cutoffAt) : '';
  const note = { deadline: capital(deadline), email: held.email };
  const taken = held.outings.some((outing) => outing.tickets.some((ticket) => ticket.state === 'CLAIMED'));
  return (
    <>
      {outings.map(({ outing, tickets }) =>
        tickets.length > 0 ? (
          <OutingFacts key={outing.sessionId} held={held} outing={outing} tickets={tickets} />
        ) : null,
      )}
      <Terms held={held} accepted={accepted} error={refused && !accepted} onChange={setAccepted} />
      <FormError error={claim.error} />
      {some ? <PickTickets tickets={waiting} picked={some} onChange={setSome} /> : null}
      {waiting.length > 1 && !some ? (
        <button type="button" className={classes.plain} onClick={() => setSome([])}>
          {t('some')}
        </button>
      ) : null}
      <Notice icon={<IconDeviceMobile size={22} aria-hidden="true" />}>{t('phone')}</Notice>
      <Notice icon={<IconQrcode size={22} aria-hidden="true" />}>
        {held.delivery === 'OFFICIAL_APP' || !waiting[0]
          ? t('official')
          : t('qrWhen', { when: f.dateTime(waiting[0].qr.showsAt) })}
      </Notice>
      <Notice icon={<IconUserQuestion size={22} aria-hidden="true" />}>{t('notYou')}</Notice>
      <p className={classes.desk}>{t('desk')}</p>
      {taken ? <MyTickets token={token} held={held} /> : null}
      <ActionBar note={t('note', note)}>
        <BigButton
          look="act"
          icon={<IconTicket size={22} aria-hidden="true" />}
          loading={claim.isPending}
          disabled={ticketIds.length === 0}
          onClick={take}
        >
          {some ? t('takeSome', { count: ticketIds.length }) : t('take', { count: ticketIds.length })}
        </BigButton>
      </ActionBar>
    </>
  );
}

function Terms({
  held,
  accepted,
  error,
  onChange,
}: {
  held: Held;
  accepted: boolean;
  error: boolean;
  onChange: (accepted: boolean) => void;
}) {
  const t = useTranslations('claims.hand');
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  const link = (words: ReactNode) => (
    <Anchor component="button" type="button" fw={600} underline="always" inherit onClick={() => setOpen(true)}>
      {words}
    </Anchor>
  );
  return (
    <div className={classes.terms}>
      <Checkbox
        size="lg"
        checked={accepted}
        onChange={(event) => onChange(event.currentTarget.checked)}
        aria-labelledby="terms-words"
        error={error ? t('termsMissing') : undefined}
      />
      <span id="terms-words">{t.rich('terms', { link })}</span>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('termsTitle')}
        closeButtonProps={{ 'aria-label': close }}
      >
        <p style={{ margin: 0 }}>{t('termsText', { hours: held.cutoffHours })}</p>
      </Modal>
    </div>
  );
}

function PickTickets({
  tickets,
  picked,
  onChange,
}: {
  tickets: readonly HeldTicket[];
  picked: string[];
  onChange: (ids: string[]) => void;
}) {
  const t = useTranslations('claims.hand');
  return (
    <Checkbox.Group value={picked} onChange={onChange} className={classes.block} px={16} py={6}>
      {tickets.map((ticket) => (
        <Checkbox
          key={ticket.id}
          value={ticket.id}
          size="md"
          label={t('seat', { block: ticket.block, row: ticket.row, seat: ticket.seat })}
          styles={{ body: { minHeight: 46, alignItems: 'center' } }}
        />
      ))}
    </Checkbox.Group>
  );
}
