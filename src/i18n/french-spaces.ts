const NARROW = '\u202f';
const WIDE = '\u00a0';

/**
 * French text as it is set: a space that never ends a line before `: ; ! ? » % €` and after `«`, narrow but before the
 * colon, the percent and the euro. Texts are written with plain spaces, which a keyboard has.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/[ \u00a0\u202f](?=[;!?»])/g, NARROW)
    .replace(/[ \u00a0\u202f](?=[:%€])/g, WIDE)
    .replace(/«[ \u00a0\u202f]/g, `«${NARROW}`);
}
