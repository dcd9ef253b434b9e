/** Days are YYYY-MM-DD and months YYYY-MM, those of the programme's zone: no clock changes them. */
const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date): string => date.toISOString().slice(0, 10);
const DAY = 86_400_000;

export const shiftDay = (day: string, by: number): string => asDay(new Date(asDate(day).getTime() + by * DAY));
export const monthOf = (day: string): string => day.slice(0, 7);

export function shiftMonth(month: string, by: number): string {
  const first = asDate(`${month}-01`);
  return monthOf(asDay(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + by, 1))));
}

/** The seven days of a week, from Monday, around a day. */
export function weekOf(day: string): readonly string[] {
  const sinceMonday = (asDate(day).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, index) => shiftDay(day, index - sinceMonday));
}

/** The weeks of a month, from Monday, with the days before and after that fill them. */
export function monthWeeks(month: string): readonly (readonly string[])[] {
  const weeks: (readonly string[])[] = [];
  let week = weekOf(`${month}-01`);
  do {
    weeks.push(week);
    week = weekOf(shiftDay(week[6] ?? '', 1));
  } while (monthOf(week[0] ?? '') === month);
  return weeks;
}

/** A group's size when a filter does not say it. */
export const DEFAULT_GROUP = 12;
