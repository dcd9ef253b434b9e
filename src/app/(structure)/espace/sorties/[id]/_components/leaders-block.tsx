'use client';
import { Modal } from '@mantine/core';
import { IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { ConfirmAct } from '@/ui/confirm-act';
import { useDone } from '@/ui/use-done';
import { useFormat } from '@/ui/use-format';
import classes from '../../../_components/space.module.css';
import type { Outing } from '../../../_components/space-types';
import { AssignForm } from './assign-form';

type Leader = Outing['leaders'][number];

/** Who holds the tickets of each group, what became of the e-mail, and handing places over. */
export function LeadersBlock({ page }: { page: Outing }) {
  const t = useTranslations('claims.outing');
  const close = useTranslations('common')('close');
  const [open, setOpen] = useState(false);
  const { outing, leaders, rules } = page;
  const alone = outing.seats - outing.withLeader;
  return (
    <section className={classes.block}>
      <div className={classes.blockHead}>
        <h2>{t('leaders')}</h2>
      </div>
      <p className={classes.hint}>{t('leadersText', { advised: rules.advisedGroupSize })}</p>
      {leaders
        .filter((leader) => leader.tickets > 0)
        .map((leader) => (
          <LeaderRow key={leader.id} leader={leader} page={page} />
        ))}
      {alone > 0 && !page.closed ? (
        <button type="button" className={`${classes.more} ${classes.split}`} onClick={() => setOpen(true)}>
          <IconUserPlus size={24} color="var(--g-act)" aria-hidden="true" />
          <span>{t('leaderNone', { count: alone })}</span>
          {t('assign')}
        </button>
      ) : null}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('assign')}
        closeButtonProps={{ 'aria-label': close }}
      >
        <AssignForm page={page} close={() => setOpen(false)} />
      </Modal>
    </section>
  );
}

function LeaderRow({ leader, page }: { leader: Leader; page: Outing }) {
  const t = useTranslations('claims.outing');
  const f = useFormat();
  const trpc = useTRPC();
  const done = useDone();
  const resend = useMutation(trpc.space.resend.mutationOptions());
  const takeBack = useMutation(trpc.tickets.takeBack.mutationOptions());
  const held = page.tickets.filter((ticket) => ticket.groupLeaderId === leader.id && ticket.can.takeBack);
  const mail = leader.mail
    ? t(`mail.${leader.mail}`, { when: leader.mailAt ? f.relative(leader.mailAt) : '' })
    : t('mail.none');
  const button = { variant: 'default', h: 44, radius: 12 } as const;
  return (
    <div className={classes.row}>
      <div className={classes.grow} style={{ minWidth: '100%' }}>
        <strong>{leader.name}</strong>
        <span>
          {t('leaderTickets', { count: leader.tickets, claimed: leader.claimed })}
          <br />
          {mail}
        </span>
      </div>
      {leader.mail ? (
        <ConfirmAct
          label={t('resend')}
          title={t('resend')}
          what={t('resendWhat')}
          button={{ ...button, leftSection: <IconMailForward size={18} aria-hidden="true" /> }}
          onConfirm={async () => {
            await resend.mutateAsync({ groupLeaderId: leader.id });
            done(t('resent'));
          }}
        />
      ) : null}
      {held.length > 0 ? (
        <ConfirmAct
          label={t('takeBack')}
          title={t('takeBack')}
          what={t('takeBackWhat', { name: leader.name, count: held.length })}
          danger
          button={button}
          onConfirm={async () => {
            await takeBack.mutateAsync({ ticketIds: held.map((ticket) => ticket.id) });
            done(t('takenBack'));
          }}
        />
      ) : null}
    </div>
  );
}
