'use client';
import { useTranslations } from 'next-intl';
import { CAPS } from '@/modules/allocation/draw-settings.rules';
import type { RouterOutputs } from '@/trpc/outputs';
import { useRuleWords } from './use-rule-words';

type Rules = Pick<RouterOutputs['drawRules']['page'], 'settings' | 'quotas'>;

/** Caps, weights and quotas, a line each. */
export function RulesInWords({ rules: { settings, quotas } }: { rules: Rules }) {
  const cap = useTranslations('quotas.caps');
  const weigh = useTranslations('quotas.weighing');
  const words = useRuleWords();
  const caps = CAPS.flatMap((name) => {
    const value = settings[name];
    return value === null ? [] : [cap(name, { value })];
  });
  const moved = (['tag', 'servedBefore', 'declined', 'noShow'] as const).filter((name) => settings[name] > 0);
  const weights = [
    weigh('base', { base: settings.base }),
    ...moved.map((name) => weigh(name, { [name]: settings[name] })),
  ];
  return (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      <li>{caps.length > 0 ? caps.join(' · ') : cap('none')}</li>
      <li>{moved.length > 0 ? weights.join(' · ') : weigh('even')}</li>
      {quotas.map(({ id, code, sentence }) => (
        <li key={id}>
          <strong>{code}</strong> · {words.quota(sentence)}
        </li>
      ))}
    </ul>
  );
}
