'use client';
import { IconArrowRight, IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useDomainError } from '@/ui/domain-error';
import { relative } from '@/ui/format-relative';
import { ScanResult, type ScanResultProps } from '@/ui/scan-result';
import { useFormat } from '@/ui/use-format';
import classes from './gate.module.css';
import type { Answer, Gate } from './use-scan';
import { Waiting } from './waiting';

type Props = {
  answer: Answer;
  gate: Gate;
  count: { entered: number; expected: number };
  waiting: number;
  onNext: () => void;
};
type Words = Pick<ScanResultProps, 'outcome' | 'main' | 'word' | 'more' | 'seat' | 'card'>;

function useReadWords(): (answer: Extract<Answer, { kind: 'read' }>) => Words {
  const t = useTranslations('attendance.gate');
  const outcomes = useTranslations('attendance.outcome');
  const rules = useTranslations('attendance.rule');
  const { hourWords, locale, timeZone } = useFormat();
  return ({ outcome, ticket, at }) => {
    const values = { code: ticket?.sessionCode ?? '' };
    const name = ticket?.name ?? t('noName');
    if (outcome === 'ENTERED') {
      const seat = ticket && [
        { label: t('block'), value: ticket.block },
        { label: t('row'), value: ticket.row },
        { label: t('seat'), value: ticket.seat },
      ];
      return { outcome: 'yes', main: name, more: ticket?.structureName, ...(seat ? { seat } : {}) };
    }
    const used = outcome === 'ALREADY_ENTERED' && ticket?.enteredAt;
    const more = used
      ? t('usedAt', { time: hourWords(used), ago: relative(used, { locale, timeZone, now: at > used ? at : used }) })
      : undefined;
    const card = (
      <>
        {ticket ? (
          <div className={classes.whose}>
            <span>{t('inName')}</span>
            <strong>{name}</strong>
            <span>{t('place', { block: ticket.block, row: ticket.row, seat: ticket.seat })}</span>
          </div>
        ) : null}
        <p className={classes.rule}>{rules(outcome, values)}</p>
      </>
    );
    return { outcome: 'no', main: outcomes(outcome, values), more, card };
  };
}

/** Green circle or red octagon over the whole screen, with what the volunteer compares or says. */
export function ScanAnswer({ answer, gate, count, waiting, onNext }: Props) {
  const t = useTranslations('attendance.gate');
  const say = useDomainError();
  const wordsOf = useReadWords();
  const words = (): Words => {
    if (answer.kind === 'read') return wordsOf(answer);
    if (answer.kind === 'refused') return { outcome: 'no', main: say(answer.error) };
    return {
      outcome: 'no',
      word: t('kept'),
      main: t('keptMore'),
      card: <p className={classes.rule}>{t('keptCard')}</p>,
    };
  };
  const said = words();
  const next = {
    label: (
      <>
        {t('next')} <IconArrowRight size={22} aria-hidden="true" />
      </>
    ),
    onAct: onNext,
  };
  const call = {
    label: (
      <>
        <IconPhone size={22} aria-hidden="true" /> {t('call')}
      </>
    ),
    href: `tel:${gate.phone.replaceAll(/[^+\d]/g, '')}`,
    filled: true,
  };
  return (
    <ScanResult
      {...said}
      top={gate.code}
      topRight={<Waiting count={waiting} />}
      count={count}
      acts={said.outcome === 'yes' ? [next] : [call, next]}
    />
  );
}
