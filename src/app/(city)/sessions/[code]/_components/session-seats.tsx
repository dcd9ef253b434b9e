'use client';
import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { EmptyState } from '@/ui/empty-state';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { SeatMap, type SeatRow } from '@/ui/seat-map';
import type { SeatTone } from '@/ui/seat-shape';
import { useFormat } from '@/ui/use-format';
import type { SessionPage } from '../page';
import classes from './session.module.css';
import { SwapForm } from './swap-form';
import { usePickedSeats } from './use-picked-seats';

export type SeatPlan = RouterOutputs['allocation']['seatPlan'];
export type PlannedSeat = SeatPlan['seats'][number];

/** How a seat is drawn: what is missing before what is done. */
function toneOf(seat: PlannedSeat, over: boolean): SeatTone {
  if (seat.state === 'FREE') return 'free';
  if (seat.state === 'HELD') return 'reserve';
  if (seat.state === 'PROPOSED') return 'proposed';
  if (seat.state === 'ENTERED') return 'entered';
  if (over) return 'absent';
  if (!seat.named) return 'unnamed';
  return seat.claimed ? 'named' : 'unclaimed';
}

function rowsOf({ seats, groups }: SeatPlan, over: boolean): SeatRow[] {
  const numbers = new Map(groups.map(({ allocationId, number }) => [allocationId, number]));
  const rows = new Map<string, { label: string; y: number; seats: SeatRow['seats'][number][] }>();
  for (const seat of seats) {
    const row = rows.get(seat.row) ?? { label: seat.row, y: seat.y, seats: [] };
    rows.set(seat.row, row);
    const group = seat.allocationId === null ? undefined : numbers.get(seat.allocationId);
    row.seats.push({
      id: seat.id,
      label: seat.seat,
      x: seat.x,
      tone: toneOf(seat, over),
      ...(seat.kind === 'STANDARD' ? {} : { glyph: seat.kind }),
      ...(group === undefined ? {} : { group }),
    });
  }
  return [...rows.values()];
}

/** The blocks of a session, the one that is drawn chosen from them; each is read when it is asked for. */
function useBlock(sessionId: string, first: SeatPlan) {
  const trpc = useTRPC();
  const [block, setBlock] = useState<string | null>(null);
  const other = block !== null && block !== first.block;
  const read = useQuery({
    ...trpc.allocation.seatPlan.queryOptions({ sessionId, ...(other && { block }) }),
    enabled: other,
  });
  return { block: block ?? first.block, setBlock, plan: other ? read.data : first, error: other ? read.error : null };
}

/** The plan of a session, block by block; a seat that was given may be exchanged with another one. */
export function SessionSeats({ session, first }: { session: SessionPage; first: SeatPlan }) {
  const t = useTranslations('sessions.plan');
  const page = useTranslations('sessions.page');
  const { block, setBlock, plan, error } = useBlock(session.id, first);
  if (first.blocks.length === 0) {
    return (
      <Panel title={t('title')}>
        <EmptyState title={page('noSeats')} text={page('noSeatsText')} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('title')}
      hint={t('hint', { blocks: first.blocks.length })}
      aside={
        first.blocks.length < 2 ? null : (
          <Select
            aria-label={t('block')}
            data={first.blocks.map((one) => ({ value: one.block, label: t('blockOf', one) }))}
            value={block}
            allowDeselect={false}
            searchable
            onChange={setBlock}
          />
        )
      }
    >
      <FormError error={error} />
      {plan ? <Block key={plan.block} session={session} plan={plan} /> : <p role="status">{t('loading')}</p>}
    </Panel>
  );
}

function Block({ session, plan }: { session: SessionPage; plan: SeatPlan }) {
  const t = useTranslations('sessions');
  const { n, now } = useFormat();
  const { picked, pick, mayMove, drop } = usePickedSeats(plan);
  const [moving, setMoving] = useState<PlannedSeat | null>(null);
  const block = plan.block ?? '';
  const names = new Map(plan.groups.map(({ number, structure }) => [number, structure]));
  const close = () => {
    setMoving(null);
    drop();
  };
  const from = moving ?? (picked?.to ? picked.from : null);
  return (
    <>
      {plan.can.swap ? <PickHint from={picked?.from ?? null} drop={drop} /> : null}
      <SeatMap
        block={{ id: block, name: t('page.block', { block }), rows: rowsOf(plan, session.endsAt < now) }}
        formatCount={n}
        groupName={(group) => names.get(group) ?? ''}
        {...(plan.can.swap && {
          pick,
          act: ({ id }) => {
            const seat = mayMove(id);
            return seat ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('plan.moveOf', { row: seat.row, seat: seat.seat })}
                onClick={() => setMoving(seat)}
              >
                {t('plan.move')}
              </Button>
            ) : null;
          },
        })}
      />
      {from ? (
        <SwapForm
          key={from.id}
          session={session}
          plan={plan}
          seat={from}
          towards={moving ? null : (picked?.to ?? null)}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** What to choose on the picture next, told aloud too. */
function PickHint({ from, drop }: { from: PlannedSeat | null; drop: () => void }) {
  const t = useTranslations('sessions.plan');
  const common = useTranslations('common');
  return (
    <div className={classes.pickHint}>
      <p role="status">{from ? t('pickTo', { row: from.row, seat: from.seat }) : t('pickFrom')}</p>
      {from ? (
        <Button size="compact-sm" variant="default" onClick={drop}>
          {common('cancel')}
        </Button>
      ) : null}
    </div>
  );
}
