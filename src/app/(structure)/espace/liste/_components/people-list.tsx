'use client';
import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileImport, IconSearch, IconUserPlus, IconWheelchair } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { BigButton } from '@/ui/big-button';
import { ConfirmAct } from '@/ui/confirm-act';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { useDone } from '@/ui/use-done';
import classes from '../../_components/space.module.css';
import type { Person } from '../../_components/space-types';
import { PersonForm } from './person-form';
import { personValues, usePersonConflict } from './use-person-conflict';

const PAGE = 50;
type Open = { person: Person | null };

/** The structure's list: search, add, edit, take off. */
export function PeopleList() {
  const t = useTranslations('claims.list');
  const close = useTranslations('common')('close');
  const trpc = useTRPC();
  const client = useQueryClient();
  const done = useDone();
  const [q, setQ] = useState('');
  const [search] = useDebouncedValue(q, 250);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Open | null>(null);
  const list = useQuery({ ...trpc.people.list.queryOptions({ q: search, page }), placeholderData: keepPreviousData });
  const changed = async (sentence: string | null) => {
    setOpen(null);
    await client.invalidateQueries({ queryKey: trpc.people.pathKey() });
    if (sentence) done(sentence);
  };
  const rows = list.data?.rows ?? [];
  const pages = Math.max(1, Math.ceil((list.data?.total ?? 0) / PAGE));
  return (
    <>
      <div style={{ display: 'grid', gap: 10, marginBottom: 14 }}>
        <BigButton icon={<IconUserPlus size={22} aria-hidden="true" />} onClick={() => setOpen({ person: null })}>
          {t('add')}
        </BigButton>
        <BigButton look="plain" href="/espace/liste/import" icon={<IconFileImport size={22} aria-hidden="true" />}>
          {t('import')}
        </BigButton>
        <TextInput
          type="search"
          size="md"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={20} aria-hidden="true" />}
          value={q}
          onChange={(event) => {
            setQ(event.currentTarget.value);
            setPage(1);
          }}
          styles={{ input: { minHeight: 48 } }}
        />
      </div>
      <section className={classes.block} aria-busy={list.isFetching}>
        <div className={classes.blockHead}>
          <h2>{t('people')}</h2>
          {pages > 1 ? <span>{t('more', { page, pages })}</span> : null}
        </div>
        {list.data && rows.length === 0 ? (
          <EmptyState title={search ? t('noMatch') : t('none')} text={t('noneText')} />
        ) : null}
        {rows.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onEdit={() => setOpen({ person })}
            onRemoved={(gone) => changed(gone ? t('removed') : null)}
          />
        ))}
        {pages > 1 ? (
          <div className={classes.row}>
            <Button variant="default" h={44} disabled={page <= 1} onClick={() => setPage(page - 1)}>
              {t('previous')}
            </Button>
            <Button variant="default" h={44} ml="auto" disabled={page >= pages} onClick={() => setPage(page + 1)}>
              {t('next')}
            </Button>
          </div>
        ) : null}
      </section>
      <Notice>{t('privacy')}</Notice>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open?.person ? 'edit' : 'add')}
        closeButtonProps={{ 'aria-label': close }}
      >
        {open ? (
          <PersonForm
            {...(open.person && { known: open.person })}
            onSaved={(written) => changed(written ? t('saved') : null)}
          />
        ) : null}
      </Modal>
    </>
  );
}

function useRemovePerson(person: Person) {
  const trpc = useTRPC();
  const client = useQueryClient();
  // A refusal may come of what is shown being old: the list is read again.
  const onError = () => client.invalidateQueries({ queryKey: trpc.people.pathKey() });
  const one = useMutation(trpc.people.remove.mutationOptions({ onError }));
  const { run, dialog } = usePersonConflict(person.id, {
    kind: 'act',
    send: (_values, version) => one.mutateAsync({ beneficiaryId: person.id, version }).then(() => true),
  });
  const remove = async () => (await run({ version: person.version, values: personValues(person) }, {})) !== null;
  return { remove, dialog };
}

function PersonRow({
  person,
  onEdit,
  onRemoved,
}: {
  person: Person;
  onEdit: () => void;
  /** Whether the person is gone; not when somebody changed it meanwhile and it was left as it is. */
  onRemoved: (gone: boolean) => Promise<void>;
}) {
  const t = useTranslations('claims.list');
  const words = useTranslations('claims.person');
  const name = `${person.firstName} ${person.lastName}`.trim();
  const { remove, dialog } = useRemovePerson(person);
  const facts = [
    person.ageBand ? words(`age.${person.ageBand}`) : null,
    person.tickets > 0 ? t('tickets', { count: person.tickets }) : null,
  ].filter((fact) => fact !== null);
  return (
    <div className={classes.row}>
      <div className={classes.grow}>
        <strong>{name}</strong>
        <span>
          {person.wheelchair ? (
            <IconWheelchair
              size={16}
              role="img"
              aria-label={words('wheelchair')}
              style={{ verticalAlign: -2, marginRight: 6 }}
            />
          ) : null}
          {facts.join(' · ')}
        </span>
      </div>
      <Button variant="default" h={44} radius={12} onClick={onEdit} aria-label={`${t('edit')}, ${name}`}>
        {t('edit')}
      </Button>
      {person.can.remove ? (
        <ConfirmAct
          label={t('remove')}
          title={t('removeTitle')}
          what={t('removeWhat', { name })}
          danger
          button={{ variant: 'subtle', h: 44, radius: 12, px: 10 }}
          onConfirm={async () => onRemoved(await remove())}
        />
      ) : null}
      {dialog}
    </div>
  );
}
