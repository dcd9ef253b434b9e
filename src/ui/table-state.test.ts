import { describe, expect, it } from 'vitest';
import { changeParams, readTableState } from './table-state';

describe('table state in the address', () => {
  it('given an address, the view is read back', () => {
    const params = new URLSearchParams('page=3&q= judo &sort=start.desc&venue=ACM&other=1');
    expect(readTableState(params, { filters: ['venue', 'sport'] })).toEqual({
      page: 3,
      q: 'judo',
      sort: { column: 'start', direction: 'desc' },
      filters: { venue: 'ACM' },
    });
  });
  it.each(['page=0', 'page=-2', 'page=abc', 'page=1.5', 'page=999999999'])(
    'given %s, the first page is shown',
    (query) => {
      expect(readTableState(new URLSearchParams(query)).page).toBe(1);
    },
  );
  it('given an odd sort, the default holds', () => {
    const sort = { column: 'start', direction: 'asc' } as const;
    expect(readTableState(new URLSearchParams('sort=start;drop'), { sort }).sort).toEqual(sort);
  });
  it('given a changed filter, the page returns to the first and the rest stays', () => {
    expect(changeParams('page=4&q=judo', { venue: 'ACM' })).toBe('q=judo&venue=ACM');
    expect(changeParams('q=judo&venue=ACM', { venue: null })).toBe('q=judo');
    expect(changeParams('q=judo', { page: '2' })).toBe('q=judo&page=2');
  });
});
