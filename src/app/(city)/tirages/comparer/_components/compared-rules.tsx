'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CAPS, WEIGHTS } from '@/modules/allocation/draw-settings.rules';
import { Panel } from '@/ui/panel';
import { SimpleTable } from '@/ui/simple-table';
import { useFormat } from '@/ui/use-format';
import { type Compared, useDrawColumns } from './draw-columns';

type Draw = Compared['draws'][number];
type Rule = { readonly key: string; readonly name: string; readonly of: (draw: Draw) => string };

function useRules(): readonly Rule[] {
  const t = useTranslations('trials.new');
  const rule = useTranslations('quotas.settings');
  const { n } = useFormat();
  return [
    ...CAPS.map((cap) => ({
      key: cap,
      name: rule(cap),
      of: ({ rules }: Draw) => (rules.caps[cap] === null ? t('noLimit') : n(rules.caps[cap])),
    })),
    ...WEIGHTS.map((weight) => ({
      key: weight,
      name: `${rule('weights')} · ${rule(weight)}`,
      of: ({ rules }: Draw) => n(rules.weights[weight]),
    })),
    {
      key: 'improve',
      name: rule('improve'),
      of: ({ rules }) => (rules.improve ? t('yes') : t('no')),
    },
  ];
}

/** The seed of each draw, and of its rules those that are not the same in all. */
export function ComparedRules({ compared }: { compared: Compared }) {
  const t = useTranslations('trials.compare');
  const { dateTime } = useFormat();
  const columns = useDrawColumns(compared);
  const { draws, sameRules, sameInput } = compared;
  const rules = useRules();
  const differing = rules.filter(({ of }) => new Set(draws.map(of)).size > 1);
  const row = (key: string, name: string, of: (draw: Draw) => ReactNode) => ({
    key,
    cells: [name, ...draws.map((draw) => <span key={draw.id}>{of(draw)}</span>)],
  });
  return (
    <Panel
      flush
      title={t('rules')}
      foot={sameRules && draws.length > 1 ? t(sameInput ? 'sameRules' : 'otherInput') : undefined}
    >
      <SimpleTable
        caption={t('rules')}
        columns={[{ key: 'rule', title: t('rule') }, ...columns]}
        rows={[
          row('seed', t('seed'), ({ seed }) => (
            <code title={seed}>{seed.length > 18 ? `${seed.slice(0, 18)}…` : seed}</code>
          )),
          row('date', t('date'), ({ createdAt }) => dateTime(createdAt)),
          row('quotas', t('quotas'), ({ quotas, quotasHash }) =>
            t(quotasHash === draws[0]?.quotasHash ? 'quotasCount' : 'otherQuotas', { count: quotas }),
          ),
          ...differing.map(({ key, name, of }) => row(key, name, of)),
        ]}
      />
    </Panel>
  );
}
