'use client';
import { Button, Modal } from '@mantine/core';
import { IconFileImport, IconUserPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AppLink } from '@/ui/app-link';
import { EmptyState } from '@/ui/empty-state';
import { useDone } from '@/ui/use-done';
import { GroupLeaderForm } from '../../_components/group-leader-form';
import { OWN_IMPORTS } from '../../_components/own-imports';
import classes from '../../_components/space.module.css';
import type { GroupLeaderCard } from '../../_components/space-types';

type Open = { leader: GroupLeaderCard | null };

/** The group leaders with what each holds, against the limit of rule 2. */
export function LeadersList({ leaders, max }: { leaders: readonly GroupLeaderCard[]; max: number }) {
  const t = useTranslations('claims.list');
  const common = useTranslations('common');
  const done = useDone();
  const [open, setOpen] = useState<Open | null>(null);
  const router = useRouter();
  const saved = (id: string | null) => {
    setOpen(null);
    if (id) done(t('saved'));
    else router.refresh();
  };
  return (
    <section className={classes.block} style={{ marginTop: 18 }}>
      <div className={classes.blockHead}>
        <h2>{t('leaders')}</h2>
      </div>
      {leaders.length === 0 ? <EmptyState title={t('noLeader')} text={t('noLeaderText')} /> : null}
      {leaders.map((leader) => {
        const name = `${leader.firstName ?? ''} ${leader.lastName ?? ''}`.trim();
        return (
          <div key={leader.id} className={classes.row}>
            <div className={classes.grow}>
              <strong>{name}</strong>
              <span>
                {leader.email}
                <br />
                {t('load', { olympic: leader.olympic, paralympic: leader.paralympic, max })}
              </span>
            </div>
            <Button
              variant="default"
              h={44}
              radius={12}
              aria-label={`${t('edit')}, ${name}`}
              onClick={() => setOpen({ leader })}
            >
              {t('edit')}
            </Button>
          </div>
        );
      })}
      <button type="button" className={classes.more} onClick={() => setOpen({ leader: null })}>
        <IconUserPlus size={22} aria-hidden="true" /> {t('addLeader')}
      </button>
      <AppLink className={classes.more} href={OWN_IMPORTS.GROUP_LEADERS.start}>
        <IconFileImport size={22} aria-hidden="true" /> {t('importLeaders')}
      </AppLink>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open?.leader ? 'editLeader' : 'addLeader')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        {open ? (
          <GroupLeaderForm {...(open.leader && { known: open.leader })} submitLabel={common('save')} onSaved={saved} />
        ) : null}
      </Modal>
    </section>
  );
}
