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

/** What is known of the structure, and who answers for it. */
export function StructureFacts({ structure }: { structure: Structure }) {
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
    </Stacked>
  );
}
