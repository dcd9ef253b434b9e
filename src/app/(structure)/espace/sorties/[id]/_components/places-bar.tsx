'use client';
import { Checkbox, Modal } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '@/trpc/client';
import { ActionBar } from '@/ui/action-bar';
import { BigButton } from '@/ui/big-button';
import { FormError } from '@/ui/form-error';
import { Notice } from '@/ui/notice';
import { useDone } from '@/ui/use-done';
import type { Outing, OutingTicket } from '../../../_components/space-types';

/** Give places back, and save the names chosen above. */
export function PlacesBar({
  page,
  names,
  onSaved,
}: {
  page: Outing;
  names: Readonly<Record<string, string>>;
  onSaved: () => void;
}) {
  const t = useTranslations('claims.outing');
  const close = useTranslations('common')('close');
  const trpc = useTRPC();
  const done = useDone();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const touched = page.tickets.filter(({ id }) => id in names);
  const chosen = touched
    .filter(({ can }) => can.name)
    .map(({ id, version }) => ({ ticketId: id, version, beneficiaryId: names[id] ?? '' }));
  // Somebody else gave these a name after they were chosen here.
  const taken = touched.filter(({ named }) => named);
  const save = useMutation(
    trpc.tickets.name.mutationOptions({
      onError: () => router.refresh(),
      onSuccess: () => {
        onSaved();
        done(t('saved', { count: chosen.length }));
      },
    }),
  );
  const told = useRef<HTMLDivElement>(null);
  // Under a long page, and the button that was pressed stands at the foot of the screen.
  useEffect(() => {
    if (save.error) told.current?.scrollIntoView({ block: 'center' });
  }, [save.error]);
  return (
    <>
      <div ref={told}>
        {taken.length > 0 ? <Taken taken={taken} kept={chosen.length} /> : <FormError error={save.error} />}
      </div>
      <ActionBar>
        <BigButton look="plain" onClick={() => setOpen(true)}>
          {t('return')}
        </BigButton>
        <BigButton
          disabled={chosen.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate({ names: chosen })}
        >
          {t('save', { count: chosen.length })}
        </BigButton>
      </ActionBar>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('returnTitle')}
        closeButtonProps={{ 'aria-label': close }}
      >
        <ReturnPlaces page={page} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

/** Which seats were given a name meanwhile says more than that something changed. */
function Taken({ taken, kept }: { taken: readonly OutingTicket[]; kept: number }) {
  const t = useTranslations('claims.outing');
  return (
    <div role="alert">
      <Notice icon={<IconUsers size={22} color="var(--g-act)" aria-hidden="true" />}>
        <strong>{t('takenMeanwhile', { count: taken.length })}</strong>
        <ul style={{ margin: '4px 0', paddingLeft: 20 }}>
          {taken.map(({ id, row, seat, person }) => (
            <li key={id}>{t('takenSeat', { row, seat, person: person ?? '—' })}</li>
          ))}
        </ul>
        {kept > 0 ? t('restKept', { count: kept }) : null}
      </Notice>
    </div>
  );
}

function ReturnPlaces({ page, close }: { page: Outing; close: () => void }) {
  const t = useTranslations('claims.outing');
  const trpc = useTRPC();
  const done = useDone();
  const [picked, setPicked] = useState<string[]>([]);
  const places = page.tickets.filter((ticket) => ticket.can.restitute);
  const unnamed = places.filter((ticket) => !ticket.named).map((ticket) => ticket.id);
  const give = useMutation(
    trpc.tickets.restitute.mutationOptions({
      onSuccess: ({ returned }) => {
        close();
        done(t('returned', { count: returned }));
      },
    }),
  );
  const box = { styles: { body: { minHeight: 44, alignItems: 'center' } }, size: 'md' } as const;
  return (
    <div style={{ display: 'grid', gap: 10 }}>
      <FormError error={give.error} />
      <p style={{ margin: 0 }}>{t('returnText')}</p>
      {unnamed.length > 1 ? (
        <Checkbox
          {...box}
          label={<strong>{t('all')}</strong>}
          checked={unnamed.every((id) => picked.includes(id))}
          onChange={(event) => setPicked(event.currentTarget.checked ? unnamed : [])}
        />
      ) : null}
      <Checkbox.Group value={picked} onChange={setPicked}>
        {places.map((ticket) => (
          <Checkbox
            {...box}
            key={ticket.id}
            value={ticket.id}
            label={t('returnPick', { block: ticket.block, row: ticket.row, seat: ticket.seat })}
            description={ticket.person ?? t('returnEmpty')}
          />
        ))}
      </Checkbox.Group>
      <BigButton
        look="act"
        disabled={picked.length === 0}
        loading={give.isPending}
        onClick={() => give.mutate({ ticketIds: picked })}
      >
        {t('returnDo', { count: picked.length })}
      </BigButton>
    </div>
  );
}
