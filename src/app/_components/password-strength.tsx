'use client';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Strength } from '@/modules/accounts/password.rules';
import classes from './password-strength.module.css';

type Rules = typeof import('@/modules/accounts/password.rules');

/** The rules and their list of common words, fetched once a page shows a new password: no other page carries them. */
function useRules(): Rules | null {
  const [rules, setRules] = useState<Rules | null>(null);
  useEffect(() => {
    let gone = false;
    void import('@/modules/accounts/password.rules').then((loaded) => {
      if (!gone) setRules(loaded);
    });
    return () => {
      gone = true;
    };
  }, []);
  return rules;
}

export type Judged = Strength & { readonly missing: number; readonly refused: boolean };

/** What the rules say of a password being typed; null until they are there. Nothing leaves the browser. */
export function usePasswordStrength(password: string, about: readonly string[]): Judged | null {
  const rules = useRules();
  const typed = useDeferredValue(password);
  if (!rules) return null;
  return {
    ...rules.passwordStrength(typed, about),
    missing: Math.max(0, rules.SHORTEST_PASSWORD - rules.passwordLength(typed)),
    refused: rules.passwordFault(typed, about) !== null,
  };
}

const STEPS = [1, 2, 3, 4] as const;

type Props = { judged: Judged | null; empty: boolean; told: boolean };

/** How well the password would stand: four bars, the word for it, and one sentence of advice unless the field has `told` it. */
export function PasswordStrength({ judged, empty, told }: Props) {
  const t = useTranslations('accounts.password');
  const score = judged && !empty ? judged.score : 0;
  const word = t(`strength.${score}`);
  return (
    <div className={classes.root} data-score={empty ? undefined : score}>
      <meter className="g-hidden" aria-label={t('meter')} min={0} max={4} value={score}>
        {empty ? t('none') : word}
      </meter>
      <div className={classes.bars} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={step <= score ? classes.full : undefined} />
        ))}
      </div>
      <p className={classes.words} aria-live="polite">
        {empty || !judged ? (
          t('help')
        ) : (
          <>
            <strong>{word}.</strong> {told ? '' : t(`advice.${judged.advice}`, { missing: judged.missing })}
          </>
        )}
      </p>
    </div>
  );
}
