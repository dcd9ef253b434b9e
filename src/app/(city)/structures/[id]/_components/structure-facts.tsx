'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { Stacked } from '@/ui/columns';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { StatusBadge } from '@/ui/status-badge';
import { useFormat } from '@/ui/use-format';
import classes from './facts.module.css';

type Structure = RouterOutputs['structures']['page'];

type InDraw = RouterOutputs['drawRules']['ofStructure'];

/** What is known of the structure, who answers for it, and what the rules of the draw say of it. */
export function StructureFacts({ structure, inDraw }: { structure: Structure; inDraw: InDraw }) {
  const t = useTranslations('structures');
  const { n } = useFormat();
  const address = [structure.address, [structure.postalCode, structure.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  const facts = [
    ['externalId', structure.externalId],
    ['memberCount', structure.memberCount === null ? null : n(structure.memberCount)],
    ['contactEmail', structure.contactEmail],
    ['address', address],
  ] as const;
  return (
    <Stacked>
      <Panel title={t('leaders')} hint={n(structure.leaders.length)}>
        {structure.leaders.length === 0 ? <EmptyState title={t('noLeader')} text={t('noLeaderText')} /> : null}
        <ul className={classes.people}>
          {structure.leaders.map((leader) => (
            <li key={leader.id}>
              <strong>{leader.name}</strong>
              <a href={`mailto:${leader.email}`}>{leader.email}</a>
              {leader.disabledAt ? <StatusBadge tone="neutral">{t('closed')}</StatusBadge> : null}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('facts')}>
        <dl className={classes.facts}>
          {facts.map(([key, value]) => (
            <div key={key}>
              <dt>{t(`field.${key}`)}</dt>
              <dd>{value || <span className={classes.dim}>{t('unknown')}</span>}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <InTheDraw inDraw={inDraw} />
    </Stacked>
  );
}

/** Its priorities, and the seats that its headcount lets it have. */
function InTheDraw({ inDraw: { tags, per, seats } }: { inDraw: InDraw }) {
  const t = useTranslations('quotas.ofStructure');
  const none = (words: string) => <span className={classes.dim}>{words}</span>;
  const unlimited = none(per === null ? t('noCap') : t('unknown'));
  return (
    <Panel title={t('title')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('tags')}</dt>
          <dd>{tags.length > 0 ? tags.join(', ') : none(t('noTags'))}</dd>
        </div>
        <div>
          <dt>{t('cap')}</dt>
          <dd>{seats === null || per === null ? unlimited : t('capOf', { seats, per })}</dd>
        </div>
      </dl>
    </Panel>
  );
}
