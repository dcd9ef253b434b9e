import { describe, expect, test } from 'vitest';
import { daysLeft, expiresAt, REVIEWED_ON, securityTxt } from './security-txt';

const NOW = new Date();

describe('Given security.txt', () => {
  test('when it is written, then it has the fields of RFC 9116, each once, and its address is the public one', () => {
    const text = securityTxt({
      contact: 'mailto:a@ville.test',
      appUrl: 'https://billets.ville.test/x',
      reviewedOn: '2026-01-01',
    });
    expect(text).toBe(
      [
        'Contact: mailto:a@ville.test',
        'Expires: 2026-11-27T00:00:00.000Z',
        'Preferred-Languages: fr, en',
        'Canonical: https://billets.ville.test/.well-known/security.txt',
        'Policy: https://billets.ville.test/signaler-une-faille',
        '',
      ].join('\n'),
    );
  });

  test('when a review has just been made, then it holds for less than a year', () => {
    const days = (expiresAt('2026-03-01').getTime() - Date.parse('2026-03-01T00:00:00Z')) / 86_400_000;
    expect(days).toBeGreaterThan(300);
    expect(days).toBeLessThan(365);
  });

  test('when time passes, then the days left run out', () => {
    expect(daysLeft('2026-03-01', new Date('2026-03-01T12:00:00Z'))).toBe(329);
    expect(daysLeft('2026-03-01', new Date('2027-02-01T00:00:00Z'))).toBeLessThan(0);
  });

  // By design this one fails once in a year, sixty days ahead: read docs/security.md again, then move REVIEWED_ON.
  test('when this version is built, then its file holds for two months at least', () => {
    expect(daysLeft(REVIEWED_ON, NOW)).toBeGreaterThanOrEqual(60);
    expect(Date.parse(REVIEWED_ON)).toBeLessThanOrEqual(NOW.getTime());
  });
});
