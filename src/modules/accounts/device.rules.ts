const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

const named = (agent: string, names: readonly (readonly [RegExp, string])[]): string | undefined =>
  names.find(([pattern]) => pattern.test(agent))?.[1];

/**
 * Browser and system in two words, "Firefox · Windows", so that a person knows its own sign-ins again; null when neither
 * is known. Nothing else of what the browser says is kept: no version, no address.
 */
export function deviceOf(userAgent: string | null | undefined): string | null {
  const agent = userAgent ?? '';
  const words = [named(agent, BROWSERS), named(agent, SYSTEMS)].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(' · ') : null;
}
