import { useTranslations } from 'next-intl';
import { AppLink } from './app-link';
import classes from './heat-strip.module.css';

/** `value`: occupancy from 0 to 1, null when there is no session; `off`: outside the programme (hatched). */
export type HeatCell = { value: number | null; off?: boolean; text: string; href?: string };
export type HeatDay = { key: string; letter: string; number: string; name: string; today?: boolean };
export type HeatPart = { key: string; label: string; cells: readonly HeatCell[] };

const HEAT_STEPS = [1, 2, 3, 4, 5, 6, 7];
const STEPS = HEAT_STEPS.length;
/** Under 30 % the palest, over 90 % the deepest, five steps between. */
function heatStep(value: number): number {
  if (value < 0.3) return 1;
  if (value >= 0.9) return STEPS;
  return 2 + Math.floor(((value - 0.3) / 0.6) * (STEPS - 2));
}

/** Occupancy as days × parts of the day. It is a table, each cell told in words (`text`) and leading to its sessions. */
export function HeatStrip({
  label,
  days,
  parts,
}: {
  label: string;
  days: readonly HeatDay[];
  parts: readonly HeatPart[];
}) {
  const t = useTranslations('ui.heat');
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard. */}
      <section className={classes.scroll} aria-label={label} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td className={classes.part} style={{ width: 72 }} />
              {days.map((day) => (
                <th key={day.key} scope="col" className={day.today ? classes.today : undefined}>
                  <span aria-hidden="true">{day.letter}</span>
                  <span aria-hidden="true">{day.number}</span>
                  <span className="g-hidden">{day.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.key}>
                <th scope="row" className={classes.part}>
                  {part.label}
                </th>
                {part.cells.map((cell, index) => (
                  <HeatSquare key={days[index]?.key ?? cell.text} cell={cell} today={days[index]?.today ?? false} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={classes.legend} aria-hidden="true">
        {t('low')}
        <span className={classes.swatches}>
          {HEAT_STEPS.map((step) => (
            <i key={step} style={{ background: `var(--g-heat-${step})` }} />
          ))}
        </span>
        {t('high')}
      </div>
    </div>
  );
}

function HeatSquare({ cell, today }: { cell: HeatCell; today: boolean }) {
  const look = cell.off ? 'g-hatch' : cell.value === null ? classes.none : '';
  const background = cell.off || cell.value === null ? undefined : `var(--g-heat-${heatStep(cell.value)})`;
  return (
    <td className={`${look} ${today ? classes.now : ''}`} style={{ background }} title={cell.text}>
      {cell.href ? <AppLink href={cell.href} aria-label={cell.text} /> : <span className="g-hidden">{cell.text}</span>}
    </td>
  );
}
