import { Divider } from '@mantine/core';
import { getTranslations } from 'next-intl/server';
import { getFormat } from '@/i18n/get-format';
import { ChartPanel } from '@/ui/chart-panel';
import { EmptyState } from '@/ui/empty-state';
import { Funnel, type FunnelStep } from '@/ui/funnel';
import { SimpleTable } from '@/ui/simple-table';

const STEPS = ['stock', 'allocated', 'confirmed', 'claimed', 'named', 'entered'] as const;
type Counts = Record<(typeof STEPS)[number], number>;
export type FunnelOf = Counts & {
  competition: 'OLYMPIC' | 'PARALYMPIC';
  sessions: number;
  expected: number;
  present: number;
};

/** The rows behind each step, in the list of tickets. */
const STATES: Record<(typeof STEPS)[number], string> = {
  stock: '',
  allocated: '&reached=ALLOCATED',
  confirmed: '&reached=CONFIRMED',
  claimed: '&reached=CLAIMED',
  named: '&named=yes',
  entered: '&state=ENTERED',
};

/** What a step is a part of. A seat may be named before its link is taken, so both are parts of the confirmed. */
function baseOf(row: FunnelOf, key: (typeof STEPS)[number]): number {
  const bases = {
    stock: 0,
    allocated: row.stock,
    confirmed: row.allocated,
    claimed: row.confirmed,
    named: row.confirmed,
  };
  return key === 'entered' ? row.expected : bases[key];
}

async function stepsOf(row: FunnelOf): Promise<FunnelStep[]> {
  const t = await getTranslations('today.step');
  const { n, percent } = await getFormat();
  return STEPS.map((key) => {
    const base = baseOf(row, key);
    return {
      key,
      label: t(key),
      value: row[key],
      text: n(row[key]),
      href: `/billets?competition=${row.competition}${STATES[key]}`,
      ...(base > 0 ? { hint: percent((key === 'entered' ? row.present : row[key]) / base, 0) } : {}),
      ...(key === 'entered' ? { expected: row.expected } : {}),
    };
  });
}

/** From the stock to those present, a flight of steps a competition, on one scale; turns into its table. */
export async function ProgrammeFunnels({ funnels }: { funnels: readonly FunnelOf[] }) {
  const t = await getTranslations('today');
  const common = await getTranslations('common.competition');
  const { n, percent } = await getFormat();
  const total = (key: 'stock' | 'sessions') => funnels.reduce((sum, row) => sum + row[key], 0);
  const scale = Math.max(1, ...funnels.map((row) => row.stock));
  const shown = await Promise.all(funnels.map(async (row) => ({ row, steps: await stepsOf(row) })));
  const aside = (row: FunnelOf) =>
    row.expected > 0
      ? t('state.presence', { rate: percent(row.present / row.expected), expected: n(row.expected) })
      : row.stock === 0 && t('state.noStock');
  const chart = shown.map(({ row, steps }, index) => (
    <div key={row.competition}>
      {index > 0 ? <Divider my={12} color="var(--g-line)" /> : null}
      <Funnel title={common(row.competition)} aside={aside(row)} steps={steps} scale={scale} />
    </div>
  ));
  const table = (
    <SimpleTable
      caption={t('state.title')}
      columns={[
        { key: 'step', title: '' },
        ...funnels.map((row) => ({ key: row.competition, title: common(row.competition), numeric: true })),
      ]}
      rows={STEPS.map((step) => ({ key: step, cells: [t(`step.${step}`), ...funnels.map((row) => n(row[step]))] }))}
    />
  );
  const hint = t('state.hint', { tickets: n(total('stock')), sessions: n(total('sessions')) });
  if (funnels.length === 0) return <EmptyState title={t('state.noStock')} text={t('state.empty')} />;
  return <ChartPanel title={t('state.title')} hint={hint} chart={chart} table={table} />;
}
