'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Notice } from '@/ui/notice';
import { UrgentBanner } from '@/ui/urgent-banner';
import { useFormat } from '@/ui/use-format';
import type { Outing } from '../../../_components/space-types';
import { AnswerBlock } from './answer-block';
import { LeadersBlock } from './leaders-block';
import { NamedBlock } from './named-block';
import { NamesBlock } from './names-block';
import { PlacesBar } from './places-bar';
import { PlanBlock } from './plan-block';
import { PostponedBlock } from './postponed-block';

const DAY = 86_400_000;

function Banner({ page }: { page: Outing }) {
  const t = useTranslations('claims.outing');
  const f = useFormat();
  const { outing, closed } = page;
  const missing = outing.seats - outing.named;
  const until = outing.state === 'PROPOSED' ? outing.confirmBy : outing.cutoffAt;
  if (outing.state === 'CONFIRMED' && closed) {
    return (
      <Notice>
        <strong>{t('closed', { cutoff: f.dateTime(outing.cutoffAt) })}</strong> {t('closedText')}
      </Notice>
    );
  }
  const left = until.getTime() - f.now.getTime();
  if (left > 2 * DAY || (outing.state === 'CONFIRMED' && missing === 0)) return null;
  const deadline = f.deadlineWords(until);
  const title =
    outing.state === 'PROPOSED' ? t('bannerConfirm', { deadline }) : t('bannerNames', { count: missing, deadline });
  return <UrgentBanner title={title} text={t('left', { time: f.durationWords(left) })} />;
}

/** One allocation of the structure: answer it, say who leads, who comes, give places back. */
export function OutingRoom({ page, structure }: { page: Outing; structure: string }) {
  const t = useTranslations('claims.outing');
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const { outing, rules } = page;
  if (outing.state === 'PROPOSED') {
    return (
      <>
        <Banner page={page} />
        <AnswerBlock page={page} structure={structure} />
        <PlanBlock page={page} />
      </>
    );
  }
  return (
    <>
      <Banner page={page} />
      {outing.answerBy && outing.postponementId && outing.sessionStatus !== 'CANCELLED' ? (
        <PostponedBlock page={page} postponementId={outing.postponementId} answerBy={outing.answerBy} />
      ) : null}
      <NamesBlock page={page} names={names} onChange={setNames} />
      <NamedBlock page={page} />
      <PlanBlock page={page} />
      <LeadersBlock page={page} />
      <Notice>
        {t.rich('rule', { hours: rules.cutoffHours, max: rules.maxRenames, b: (words) => <strong>{words}</strong> })}
      </Notice>
      {page.closed ? null : <PlacesBar page={page} names={names} onSaved={() => setNames({})} />}
    </>
  );
}
