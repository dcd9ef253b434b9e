/** When the journey began; the screens run on the clock of the database. */
export const today = new Date();

const hourIn = (zone: string) =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(today));

/** A zone where it is day now: a session two hours ahead is then today's, whenever the journey is walked. */
export const ZONE = hourIn('Europe/Paris') >= 6 && hourIn('Europe/Paris') < 18 ? 'Europe/Paris' : 'Pacific/Tahiti';

/** `YYYY-MM-DD HH:MM` on the wall of the programme's zone. */
export const wallClock = (instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ZONE,
  }).format(instant);

export const dayOf = (instant: Date): string => wallClock(instant).slice(0, 10);

/** So many days ahead, at this hour of the zone, to the quarter of an hour or so: nothing here turns on it. */
export function instantIn(days: number, hour: number): Date {
  return new Date(today.getTime() + days * 86_400_000 + (hour - hourIn(ZONE)) * 3_600_000);
}
