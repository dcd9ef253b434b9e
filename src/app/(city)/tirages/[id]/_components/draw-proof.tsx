'use client';
import { Alert, Button } from '@mantine/core';
import { IconCircleCheck, IconRefresh, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import facts from '@/app/(city)/tirages/_components/proof-facts.module.css';
import { CAPS } from '@/modules/allocation/draw-settings.rules';
import { useTRPC } from '@/trpc/client';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { Stacked } from '@/ui/columns';
import { FormError } from '@/ui/form-error';
import { Panel } from '@/ui/panel';
import { useFormat } from '@/ui/use-format';
import { inFours } from '../../_components/in-fours';
import classes from './draw.module.css';
import { PublishPanel } from './publish-panel';

type Draw = RouterOutputs['allocation']['drawPage'];

/** Seed, generator and fingerprint; the draw run again in place; publication. */
export function DrawProof({ draw }: { draw: Draw }) {
  const t = useTranslations('allocation.draw');
  return (
    <Stacked>
      {draw.can.discard ? <PublishPanel draw={draw} /> : null}
      <Panel title={t('proof')}>
        <dl className={facts.facts}>
          <OriginFacts draw={draw} />
          <div>
            <dt>{t('seed')}</dt>
            <dd className={facts.code}>{draw.seed}</dd>
          </div>
          <div>
            <dt>{t('fingerprint')}</dt>
            <dd className={facts.code}>{inFours(draw.inputHash)}</dd>
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
        {draw.committed ? <AppLink href={`/verification/${draw.id}`}>{t('verify')}</AppLink> : null}
        <Recompute drawId={draw.id} />
      </Panel>
      <RanksPanel draw={draw} />
    </Stacked>
  );
}

/** A secret that was committed to and the value it waited for; or nothing that proves how the seed came. */
function OriginFacts({ draw: { origin } }: { draw: Draw }) {
  const t = useTranslations('allocation.draw');
  if (origin.kind === 'seed')
    return (
      <div>
        <dt>{t('origin')}</dt>
        <dd>{t('originSeed')}</dd>
      </div>
    );
  return (
    <>
      <div>
        <dt>{t('origin')}</dt>
        <dd>{t('originCommitted', { what: origin.public.what })}</dd>
      </div>
      {[
        { label: t('commitment'), said: inFours(origin.commitment) },
        { label: t('secret'), said: inFours(origin.secret) },
        { label: t('value'), said: origin.public.value },
      ].map(({ label, said }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={facts.code}>{said}</dd>
        </div>
      ))}
    </>
  );
}

function CapsWords({ caps }: { caps: Draw['caps'] }) {
  const t = useTranslations('quotas.caps');
  const set = CAPS.flatMap((cap) => {
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
