import { describe, expect, test } from 'vitest';
import { statementNames } from './statement-names';

describe('Given the statements of a process', () => {
  test('when one comes again, then it has its name again, short enough for PostgreSQL; another has another', () => {
    const nameOf = statementNames();
    const name = nameOf({ sql: 'SELECT 1' });
    expect(name).toMatch(/^s[\w-]{32}$/);
    expect(nameOf({ sql: 'SELECT 1' })).toBe(name);
    expect(nameOf({ sql: 'SELECT 2' })).not.toBe(name);
  });

  test('when there are too many, or one is very long, then it is not prepared: a connection keeps so many at most', () => {
    const nameOf = statementNames(2);
    const kept = nameOf({ sql: 'SELECT 1' });
    nameOf({ sql: 'SELECT 2' });
    expect(nameOf({ sql: 'SELECT 3' })).toBe('');
    expect(nameOf({ sql: 'SELECT 1' })).toBe(kept);
    expect(statementNames()({ sql: `SELECT ${'1,'.repeat(5_000)} 1` })).toBe('');
  });
});
