'use client';
import { IconArrowsDiff, IconMailX, IconTableImport } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Decision, DecisionMatter, SessionBrief } from '@/modules/today/today.rules';
import type { BoundFormat } from '@/ui/bind-format';
import { SportIcon } from '@/ui/sport-icon';
import { useFormat } from '@/ui/use-format';
import classes from './decision.module.css';

type Words = { icon: React.ReactNode; what: string; which: React.ReactNode; act: string; href: string };
type Matter<K extends DecisionMatter['kind']> = Extract<DecisionMatter, { kind: K }>;
type Translator = ReturnType<typeof useTranslations<'today'>>;

function sessionLine(session: SessionBrief, format: BoundFormat, extra?: string) {
  const parts = [extra, session.sport, session.venue, format.dateTime(session.startsAt)].filter(Boolean);
  return (
    <>
      <strong>{session.code}</strong> {parts.join(' · ')}
    </>
  );
}

function seatsWords(t: Translator, format: BoundFormat, { session, unnamed, unclaimed }: Matter<'SEATS'>): Words {
  const both = unnamed > 0 && unclaimed > 0;
  const count = unnamed + unclaimed;
  const plain = { count, shown: format.n(count) };
  const sort = both ? 'risk' : unnamed > 0 ? 'unnamed' : 'unclaimed';
  const acts = { risk: 'act.risk', unnamed: 'act.name', unclaimed: 'act.resend' } as const;
  return {
    icon: <SportIcon sport={session.sport} />,
    what: both
      ? t('what.risk', { shown: plain.shown, unnamed: format.n(unnamed), unclaimed: format.n(unclaimed) })
      : t(`what.${sort as 'unnamed'}`, plain),
    which: sessionLine(session, format),
    act: t(acts[sort], plain),
    href: `/sessions/${session.code}`,
  };
}

function mailWords(t: Translator, format: BoundFormat, matter: Matter<'MAILS'>): Words {
  const { failed, bounced, wave, waveId, mailKind } = matter;
  const count = failed + bounced;
  const shown = format.n(count);
  const sort = failed > 0 && bounced > 0 ? 'mailsBoth' : failed > 0 ? 'mailsFailed' : 'mailsBounced';
  const kind = t(`which.mail.${mailKind as 'CLAIM'}`);
  return {
    icon: (
      <span className={classes.tile}>
        <IconMailX size={20} aria-hidden="true" />
      </span>
    ),
    what: t(`what.${sort as 'mailsBoth'}`, { count, shown, failed: format.n(failed), bounced: format.n(bounced) }),
    which: wave === null ? kind : `${t('which.wave', { number: wave })} · ${kind}`,
    act: t('act.mails', { count, shown }),
    href: waveId ? `/vagues/${waveId}` : /^(INVITATION|PASSWORD|EMAIL)/.test(mailKind) ? '/comptes' : '/vagues',
  };
}

function wordsOf(t: Translator, format: BoundFormat, matter: DecisionMatter): Words {
  switch (matter.kind) {
    case 'SEATS':
      return seatsWords(t, format, matter);
    case 'MAILS':
      return mailWords(t, format, matter);
    case 'RETURNED':
      return {
        icon: <SportIcon sport={matter.session.sport} />,
        what: t('what.returned', { count: matter.seats, shown: format.n(matter.seats), line: matter.inLine }),
        which: sessionLine(matter.session, format),
        act: t('act.offer'),
        href: `/sessions/${matter.session.code}`,
      };
    case 'ALLOCATION':
      return {
        icon: <SportIcon sport={matter.session.sport} />,
        what: t('what.allocation', { count: matter.seats, shown: format.n(matter.seats) }),
        which: sessionLine(
          matter.session,
          format,
          [matter.structure, matter.reminded && t('which.reminded')].filter(Boolean).join(', '),
        ),
        act: t(matter.reminded ? 'act.see' : 'act.remind'),
        href: `/attributions?state=PROPOSED&q=${encodeURIComponent(matter.structure)}`,
      };
    case 'DISCREPANCIES': {
      const key = `gap.${matter.type as 'claimed-there-only'}` as const;
      const type = t.has(key) ? t(key) : matter.type;
      return {
        icon: (
          <span className={`${classes.tile} ${classes.gap}`}>
            <IconArrowsDiff size={20} aria-hidden="true" />
          </span>
        ),
        what: t('what.discrepancies', { count: matter.count, shown: format.n(matter.count) }),
        which: matter.session ? sessionLine(matter.session, format, type) : type,
        act: t('act.settle', { count: matter.count, shown: format.n(matter.count) }),
        href: matter.session ? `/sessions/${matter.session.code}` : '/presence',
      };
    }
    case 'IMPORT':
      return {
        icon: (
          <span className={classes.tile}>
            <IconTableImport size={20} aria-hidden="true" />
          </span>
        ),
        what: t('what.importReady', {
          bad: matter.bad,
          badShown: format.n(matter.bad),
          count: matter.good,
          shown: format.n(matter.good),
        }),
        which: t('which.file', { name: matter.fileName }),
        act: t('act.decide'),
        href: `/imports/${matter.importId}`,
      };
  }
}

/** How a decision reads in the queue: hour and distance, what, which, and the label of its one action. */
export function useDecisionWords() {
  const t = useTranslations('today');
  const format = useFormat();
  return (decision: Decision) => {
    const at = decision.closesAt ?? decision.since;
    const sameDay = format.day(at) === format.day(format.now);
    const near = Math.abs(at.getTime() - format.now.getTime()) < 48 * 3_600_000;
    const time = decision.closesAt && near ? format.clockTime(at) : sameDay ? format.clockTime(at) : format.day(at);
    const late = decision.closesAt !== null && at <= format.now;
    return { ...wordsOf(t, format, decision.matter), time, distance: late ? t('late') : format.relative(at) };
  };
}
