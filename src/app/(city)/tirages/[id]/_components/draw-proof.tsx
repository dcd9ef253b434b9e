'use client';
import { Alert, Button } from '@mantine/core';
import { IconCircleCheck, IconRefresh, IconShieldX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { Stacked } from '@/ui/columns';
import { ConfirmAct } from '@/ui/confirm-act';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import classes from './draw.module.css';

type Draw = RouterOutputs['allocation']['drawPage'];

const inFours = (hex: string) => hex.match(/.{1,4}/g)?.join(' ') ?? hex;

/** Seed, generator and fingerprint; the draw run again in place; publication. */
export function DrawProof({ draw }: { draw: Draw }) {
  const t = useTranslations('allocation.draw');
  return (
    <Stacked>
      {draw.can.publish ? <PublishPanel draw={draw} /> : null}
      <Panel title={t('proof')}>
        <dl className={classes.facts}>
          <div>
            <dt>{t('seed')}</dt>
            <dd className={classes.code}>{draw.seed}</dd>
          </div>
          <div>
            <dt>{t('fingerprint')}</dt>
            <dd className={classes.code}>{inFours(draw.inputHash)}</dd>
          </div>
          <div>
            <dt>{t('generator')}</dt>
            <dd>{draw.generator}</dd>
          </div>
          <div>
            <dt>{t('caps')}</dt>
            <dd>
              <CapsWords caps={draw.caps} />
            </dd>
          </div>
        </dl>
        <Recompute drawId={draw.id} />
      </Panel>
      <RanksPanel draw={draw} />
    </Stacked>
  );
}

function CapsWords({ caps }: { caps: Draw['caps'] }) {
  const t = useTranslations('allocation.draw.cap');
  const set = (['seatsPerStructure', 'seatsPerTurn', 'sharePercent'] as const).flatMap((cap) => {
    const value = caps[cap];
    return value === null ? [] : [t(cap, { value })];
  });
  return set.length > 0 ? set.join(' · ') : t('none');
}

function Recompute({ drawId }: { drawId: string }) {
  const t = useTranslations('allocation.draw');
  const trpc = useTRPC();
  const again = useQuery(
    trpc.allocation.recomputeDraw.queryOptions({ drawId }, { enabled: false, gcTime: 0, staleTime: 0 }),
  );
  const found = again.data;
  return (
    <div className={classes.acts}>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={again.isFetching}
        onClick={() => void again.refetch()}
      >
        {t('recompute')}
      </Button>
      <FormError error={again.error} />
      <div aria-live="polite">
        {found?.identical ? (
          <Alert color="yes" variant="light" icon={<IconCircleCheck />} title={t('identical')}>
            {t('identicalText', { results: found.results })}
          </Alert>
        ) : null}
        {found && !found.identical ? (
          <Alert color="no" variant="light" icon={<IconShieldX />} title={t('differs')}>
            {t('differsText', { different: found.different, fingerprint: String(found.fingerprintHolds) })}
          </Alert>
        ) : null}
      </div>
    </div>
  );
}

function PublishPanel({ draw }: { draw: Draw }) {
  const t = useTranslations('allocation.publish');
  const { n } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const publish = useMutation(trpc.allocation.publishDraw.mutationOptions());
  const discard = useMutation(trpc.allocation.discardDraw.mutationOptions());
  const then = async (work: Promise<unknown>) => {
    await work;
    router.refresh();
  };
  return (
    <Panel title={t('title')}>
      <p style={{ margin: 0 }}>{t('text')}</p>
      <div className={classes.acts}>
        <ConfirmAct
          label={t('label', { count: draw.grantCount, allocations: n(draw.grantCount) })}
          title={t('confirmTitle')}
          what={t('what', {
            allocations: n(draw.grantCount),
            seats: n(draw.seatCount),
            refused: n(draw.demandCount - draw.grantCount),
          })}
          button={{ color: 'act' }}
          onConfirm={() => then(publish.mutateAsync({ drawId: draw.id }))}
        />
        <ConfirmAct
          label={t('discard')}
          title={t('discardTitle')}
          what={t('discardWhat')}
          button={{ variant: 'subtle' }}
          onConfirm={() => then(discard.mutateAsync({ drawId: draw.id }))}
        />
      </div>
    </Panel>
  );
}

/** How dear the best wish was that each structure got. */
function RanksPanel({ draw }: { draw: Draw }) {
  const t = useTranslations('allocation.draw');
  const { percent } = useFormat();
  const all = new Set(draw.publics).size > 0 ? draw.publics.reduce((sum, line) => sum + line.structures, 0) : 0;
  const upTo = 4;
  const bars = Array.from({ length: upTo }, (_, i) => ({
    key: String(i + 1),
    label: t('wish', { rank: i + 1 }),
    count: draw.ranks.find(({ rank }) => rank === i + 1)?.structures ?? 0,
  }));
  const later = draw.ranks.filter(({ rank }) => rank > upTo).reduce((sum, { structures }) => sum + structures, 0);
  const none = all - draw.ranks.reduce((sum, { structures }) => sum + structures, 0);
  const shown = [
    ...bars,
    { key: 'later', label: t('wishLater', { rank: upTo + 1 }), count: later },
    { key: 'none', label: t('wishNone'), count: none },
  ];
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <Panel title={t('ranks')}>
      <div className={classes.ranks}>
        {shown.map((bar) => (
          <div key={bar.key} className={classes.rank}>
            <span>{percent(all > 0 ? bar.count / all : 0, 0)}</span>
            <i
              className={bar.key === 'none' ? 'g-hatch' : undefined}
              style={{ height: `${Math.round((70 * bar.count) / most)}px` }}
              aria-hidden="true"
            />
            <span>{bar.label}</span>
          </div>
        ))}
      </div>
    </Panel>
  );
}
