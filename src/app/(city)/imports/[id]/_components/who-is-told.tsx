'use client';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { RouterOutputs } from '@/trpc/outputs';
import { Notice } from '@/ui/notice';
import { useFormat } from '@/ui/use-format';
import classes from './import-page.module.css';

type Compared = NonNullable<RouterOutputs['imports']['compare']>;
type Told = NonNullable<Compared['told']>;

/** Rule 7: how many sessions a calendar postpones or cancels, and how many structures will hear of it. */
export function ToldLines({ told }: { told: Told }) {
  const t = useTranslations('imports.told');
  const { n } = useFormat();
  const { postponed, cancelled, structures } = told;
  return (
    <>
      {postponed > 0 ? <li>{t('postponed', { count: postponed, sessions: n(postponed) })}</li> : null}
      {cancelled > 0 ? <li>{t('cancelled', { count: cancelled, sessions: n(cancelled) })}</li> : null}
      <li>{t('structures', { count: structures, structures: n(structures) })}</li>
      <li>{t('final')}</li>
    </>
  );
}

/** Said above the difference: what is told to people is not taken back. */
export function WhoIsTold({ compared }: { compared: Compared | null }) {
  const t = useTranslations('imports.told');
  if (!compared?.told) return null;
  return (
    <section aria-label={t('label')}>
      <Notice icon={<IconSpeakerphone size={20} aria-hidden="true" />}>
        <ul className={classes.what}>
          <ToldLines told={compared.told} />
        </ul>
      </Notice>
    </section>
  );
}
