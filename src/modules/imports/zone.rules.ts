const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets change at quarters of an hour at most: they are looked up once for each. */
const known = new Map<string, Map<number, number>>();

function readOffset(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return (Date.UTC(year, month - 1, day, hour, minute) - instant) / MINUTE;
}

/** Minutes by which the zone's clock is ahead of UTC at this instant (milliseconds since 1970). */
export function offsetMinutes(timeZone: string, instant: number): number {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  let offsets = known.get(timeZone);
  if (!offsets) {
    offsets = new Map();
    known.set(timeZone, offsets);
  }
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    offset = readOffset(timeZone, quarter);
    if (offsets.size < 20_000) offsets.set(quarter, offset);
  }
  return offset;
}

/**
 * The instant at which the zone's clock shows this time (given as if it were UTC, in milliseconds). An hour that comes
 * twice is the first of the two; one that is skipped is read with the offset before the change.
 */
export function instantOfLocal(local: number, timeZone: string): number {
  const before = local - offsetMinutes(timeZone, local - 24 * 60 * MINUTE) * MINUTE;
  if (before + offsetMinutes(timeZone, before) * MINUTE === local) return before;
  const after = local - offsetMinutes(timeZone, local + 24 * 60 * MINUTE) * MINUTE;
  return after + offsetMinutes(timeZone, after) * MINUTE === local ? after : before;
}

/**
 * The zone of a venue from the offset its times are written with: the programme's own when it agrees at that instant,
 * Tahiti for −10:00, else a fixed offset. Null when no zone has it (not whole hours, or beyond 14).
 */
export function zoneOfOffset(offset: number, instant: number, programmeZone: string): string | null {
  if (offsetMinutes(programmeZone, instant) === offset) return programmeZone;
  if (offset === -600) return 'Pacific/Tahiti';
  if (offset === 0) return 'Etc/UTC';
  const hours = offset / 60;
  if (!Number.isInteger(hours) || hours < -12 || hours > 14) return null;
  // The sign of these names is the reverse of what one would think.
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
