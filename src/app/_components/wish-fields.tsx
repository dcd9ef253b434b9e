'use client';
import { NumberInput, SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FORMULAS, type Formula, GROUP_SIZES, MOST_FORMULAS } from '@/modules/demands/demand.rules';

export type Wish = {
  sessionId: string | null;
  formula: Formula;
  groupSize: number;
  quantity: number;
  wheelchairs: number;
};
export const NEW_WISH: Wish = { sessionId: null, formula: 'DUO', groupSize: 12, quantity: 1, wheelchairs: 0 };

const SIZE = { SOLO: 1, DUO: 2, FAMILY: 4 } as const;
export const peopleOf = ({ formula, groupSize, quantity }: Wish): number =>
  (formula === 'GROUP' ? groupSize : SIZE[formula]) * quantity;

/** As the rules weigh it. */
export const basketOf = (wish: Wish) => ({
  size: wish.formula === 'GROUP' ? wish.groupSize : SIZE[wish.formula],
  quantity: wish.quantity,
  wheelchairs: wish.wheelchairs,
});

/** As the command takes it. */
export const wishInput = ({ sessionId, formula, groupSize, quantity, wheelchairs }: Wish) => ({
  sessionId: sessionId ?? '',
  formula,
  groupSize: formula === 'GROUP' ? groupSize : null,
  quantity,
  wheelchairs,
});

/** How many come together, how many times, how many in a wheelchair (rules 6 and 15). */
export function WishFields({
  value,
  onChange,
  size = 'sm',
}: {
  value: Wish;
  onChange: (wish: Wish) => void;
  size?: 'sm' | 'lg';
}) {
  const t = useTranslations('demands');
  const number = (key: 'groupSize' | 'quantity' | 'wheelchairs') => (given: string | number) =>
    onChange({ ...value, [key]: Math.floor(Number(given)) || 0 });
  return (
    <>
      <div>
        <p id="formula-label" style={{ margin: '0 0 4px', fontWeight: 560, fontSize: size === 'lg' ? 16 : 14 }}>
          {t('formulaLabel')}
        </p>
        <SegmentedControl
          fullWidth
          size={size === 'lg' ? 'md' : 'sm'}
          aria-labelledby="formula-label"
          data={FORMULAS.map((formula) => ({ value: formula, label: t(`formula.${formula}`) }))}
          value={value.formula}
          onChange={(formula) => onChange({ ...value, formula: formula as Formula })}
        />
      </div>
      {value.formula === 'GROUP' ? (
        <NumberInput
          label={t('groupSize')}
          description={t('groupSizeHelp', { ...GROUP_SIZES })}
          size={size}
          min={GROUP_SIZES.least}
          max={GROUP_SIZES.most}
          value={value.groupSize}
          onChange={number('groupSize')}
        />
      ) : null}
      <NumberInput
        label={t(`times.${value.formula}`)}
        size={size}
        min={1}
        max={MOST_FORMULAS}
        value={value.quantity}
        onChange={number('quantity')}
      />
      <NumberInput
        label={t('wheelchairs')}
        description={t('wheelchairsHelp')}
        size={size}
        min={0}
        max={peopleOf(value)}
        value={value.wheelchairs}
        onChange={number('wheelchairs')}
      />
    </>
  );
}
