import { describe, expect, it } from 'vitest';
import { activeHref } from './active-href';

describe('activeHref', () => {
  const menu = ['/', '/sessions', '/sessions/stock', '/structures'];
  it.each([
    ['/', '/'],
    ['/sessions', '/sessions'],
    ['/sessions/abc', '/sessions'],
    ['/sessions/stock/1', '/sessions/stock'],
    ['/sessionsx', undefined],
    ['/account', undefined],
  ])('given the address %s, the entry is %s', (pathname, entry) => {
    expect(activeHref(pathname, menu)).toBe(entry);
  });
});
