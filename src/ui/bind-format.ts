import { clockTime, dateTime, day, dayParts, type FrameAt, hourWords, n, percent, points, zoneWords } from './format';
import { deadlineWords, durationWords, relative } from './format-relative';

/** All display formats bound to one language, zone and moment. */
export function bindFormat(frame: FrameAt) {
  return {
    ...frame,
    n: (value: number) => n(value, frame.locale),
    percent: (ratio: number, digits?: number) => percent(ratio, frame.locale, digits),
    points: (difference: number) => points(difference, frame.locale),
    clockTime: (date: Date) => clockTime(date, frame),
    hourWords: (date: Date) => hourWords(date, frame),
    day: (date: Date, width?: 'short' | 'long') => day(date, frame, width),
    dayParts: (date: Date, width?: 'short' | 'long') => dayParts(date, frame, width),
    dateTime: (date: Date) => dateTime(date, frame),
    zoneWords: () => zoneWords(frame),
    relative: (target: Date) => relative(target, frame),
    deadlineWords: (target: Date) => deadlineWords(target, frame),
    durationWords: (milliseconds: number) => durationWords(milliseconds, frame.locale),
  };
}
export type BoundFormat = ReturnType<typeof bindFormat>;
