'use client';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { useDomainError } from '@/ui/domain-error';
import { LinkButton } from '@/ui/link-button';
import { Panel } from '@/ui/panel';
import classes from './import-page.module.css';

type Import = RouterOutputs['imports']['read'];

/** Why an import ended without applying anything, in words that say what to do, and the way to send another file. */
export function ImportOutcome({ found }: { found: Import }) {
  const t = useTranslations('imports.outcome');
  const acts = useTranslations('imports.acts');
  const say = useDomainError();
  const cancelled = found.state === 'CANCELLED';
  const title = cancelled ? 'cancelledTitle' : found.state === 'FAILED' ? 'failedTitle' : 'refusedTitle';
  const reason = found.failure ? say({ data: { domain: { ...found.failure, kind: 'invalid' } } }) : null;
  return (
    <Panel title={t(title)}>
      {reason ? <p className={classes.reason}>{reason}</p> : null}
      <p className={classes.after}>{cancelled ? t('cancelledText') : t('kept', { hours: found.fileHours })}</p>
      <div className={classes.links}>
        <LinkButton href={`/imports?kind=${found.kind}`}>{acts('again')}</LinkButton>
      </div>
    </Panel>
  );
}
