import { useTranslations } from 'next-intl';
import { AppLink } from './app-link';
import classes from './bars.module.css';

export type DayBar = {
  key: string;
  /** "mer. 24" */
  label: string;
  present: number;
  expected: number;
  /** "76 %"; with `note` the day has no bar ("cérémonie, hors programme"). */
  rate: string;
  /** The figures in words, for screen readers and on hover: "9 412 présents sur 11 958 attendus". */
  text: string;
  note?: string;
  href?: string;
};

/** Attendance a day: present filled, absent hatched, the rate written on top. `height` in pixels. */
export function BarsByDay({ label, days, height = 140 }: { label: string; days: readonly DayBar[]; height?: number }) {
  const t = useTranslations('ui.chart');
  const full = Math.max(1, ...days.map((day) => day.expected));
  return (
    <div>
      <div className={classes.legend} aria-hidden="true">
        <span>
          <i />
          {t('present')}
        </span>
        <span>
          <i className="g-hatch" />
          {t('absent')}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard. */}
      <section className={classes.scroll} aria-label={label} tabIndex={0}>
        <ol className={classes.plot}>
          {days.map((day) => (
            <li key={day.key} className={classes.column} title={day.text}>
              <DayColumn day={day} height={height} full={full} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function DayColumn({ day, height, full }: { day: DayBar; height: number; full: number }) {
  const pixels = (value: number) => Math.round((value / full) * height);
  return (
    <>
      <div className={classes.well} style={{ height: height + 20 }}>
        {day.note ? (
          <span className={classes.note}>{day.note}</span>
        ) : (
          <>
            <span className={classes.rate} aria-hidden="true">
              {day.rate}
            </span>
            <div className={classes.stack}>
              <div className={`${classes.absent} g-hatch`} style={{ height: pixels(day.expected - day.present) }} />
              <div className={classes.present} style={{ height: pixels(day.present) }} />
            </div>
          </>
        )}
      </div>
      <div className={classes.day}>{day.href ? <AppLink href={day.href}>{day.label}</AppLink> : day.label}</div>
      <span className="g-hidden">{day.note ?? day.text}</span>
    </>
  );
}
