'use client';
import { useTranslations } from 'next-intl';
import { holds } from '@/modules/allocation/draw-standing.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { AppLink } from '@/ui/app-link';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import { DrawInPublic } from './draw-in-public';
import { inFours } from './in-fours';
import { PrepareDraw } from './prepare-draw';
import classes from './prepared.module.css';
import facts from './proof-facts.module.css';

type Prepared = RouterOutputs['allocation']['preparedDraw'];

/** The draw that is committed to: what was published of it, whether it still holds, and the act that draws it. */
export function PreparedPanel({ open }: { open: NonNullable<Prepared['open']> }) {
  const t = useTranslations('allocation.prepared');
  const { n, dateTime } = useFormat();
  return (
    <Panel
      title={t('title')}
      hint={t('demands', { count: open.demands, demands: n(open.demands) })}
      aside={<StatusBadge tone={open.holds ? 'yes' : 'no'}>{open.holds ? t('holds') : t('void')}</StatusBadge>}
      foot={<AppLink href={`/verification/${open.id}`}>{t('page')}</AppLink>}
    >
      <dl className={facts.facts}>
        <div>
          <dt>{t('waiting')}</dt>
          <dd>
            {open.publicWhat} · {t('knownAt', { at: dateTime(open.publicAt) })}
          </dd>
        </div>
        <div>
          <dt>{t('commitment')}</dt>
          <dd className={facts.code}>{inFours(open.commitment)}</dd>
        </div>
        <div>
          <dt>{t('fingerprint')}</dt>
          <dd className={facts.code}>{inFours(open.inputHash)}</dd>
        </div>
      </dl>
      {open.holds ? null : <p>{t('moved', open.moved)}</p>}
      {open.rulesChanged ? <p>{t('rulesChanged')}</p> : null}
      {open.holds && !open.rulesChanged ? <p>{t('holdsText')}</p> : null}
      {open.can.prepare ? (
        <div className={classes.acts}>
          <DrawInPublic open={open} />
          <PrepareDraw replaces={open.id} />
        </div>
      ) : null}
    </Panel>
  );
}

/** Commitments that were not drawn: what had moved when each became void. */
export function VoidedPanel({ voided }: { voided: Prepared['voided'] }) {
  const t = useTranslations('allocation.prepared');
  const { dateTime } = useFormat();
  if (voided.length === 0) return null;
  return (
    <Panel flush title={t('voided')}>
      <SimpleTable
        caption={t('voided')}
        columns={[
          { key: 'made', title: t('madeAt') },
          { key: 'closed', title: t('voidedAt') },
          { key: 'commitment', title: t('commitment') },
          { key: 'why', title: t('why') },
        ]}
        rows={voided.map(({ id, createdAt, closedAt, commitment, moved }) => ({
          key: id,
          cells: [
            dateTime(createdAt),
            dateTime(closedAt),
            <AppLink key="page" href={`/verification/${id}`}>
              <code>{commitment.slice(0, 16)}…</code>
            </AppLink>,
            holds(moved) ? t('replaced') : t('moved', moved),
          ],
        }))}
      />
    </Panel>
  );
}
