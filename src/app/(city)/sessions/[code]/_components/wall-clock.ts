const parts = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);

/** "2024-08-03 19:00:00" by the clock of that zone. */
export function wallClock(instant: Date, timeZone: string): string {
  return parts(instant, timeZone);
}

/** The instant at which that zone's clock shows `text` ("2024-08-03 19:00:00"); of two, the first; of none, the next. */
export function instantAt(text: string, timeZone: string): Date {
  const asUtc = Date.parse(`${text.replace(' ', 'T')}Z`);
  const offsetAt = (at: number) => Date.parse(`${parts(new Date(at), timeZone).replace(' ', 'T')}Z`) - at;
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}
