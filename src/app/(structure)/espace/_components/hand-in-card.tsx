import { IconStar } from '@tabler/icons-react';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import type { RouterOutputs } from '@/trpc/outputs';
import { ActionCard } from '@/ui/action-card';
import { dueWords } from './due-words';
import classes from './space.module.css';

type ToHandIn = NonNullable<RouterOutputs['space']['read']['toHandIn']>;

/** Wishes that do not count as long as they are not handed in. */
export async function HandInCard({ toHandIn, timeZone }: { toHandIn: ToHandIn; timeZone: string | undefined }) {
  const t = await getTranslations('claims.space.handIn');
  const format = await getFormat(timeZone);
  const { drafts, before } = toHandIn;
  return (
    <ActionCard
      href="/espace/demandes"
      {...(before && dueWords(format, before))}
      icon={
        <span className={classes.tile}>
          <IconStar size={26} stroke={1.7} aria-hidden="true" />
        </span>
      }
      title={t('title')}
      text={t('text', { count: drafts })}
    />
  );
}
