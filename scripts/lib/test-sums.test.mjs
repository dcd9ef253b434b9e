import { describe, expect, test } from 'vitest';
import { shownLine } from './children.mjs';
import { explainPostgres } from './postgres.mjs';
import { add, ofPlaywright, ofVitest, sentence } from './test-sums.mjs';

describe('Given the reports of the two test runners', () => {
  test('when a file could not be loaded, then it counts as one failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
      ],
    };
    expect(ofVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  test('when a browser test passed only at the second try or the set-up broke, then it failed', () => {
    const counts = ofPlaywright({ stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 }, errors: [{}] });
    expect(sentence(add(counts, { passed: 1, failed: 0, skipped: 4 }))).toBe('3 passed, 2 failed, 4 skipped');
  });
});

describe('Given what a part of the app writes', () => {
  test('when it is a structured line below a warning or a banner, then it stays in the log file', () => {
    expect(shownLine('{"level":30,"msg":"worker ready"}')).toBeUndefined();
    expect(shownLine('   ▲ Next.js 16')).toBeUndefined();
    expect(shownLine('{"level":50,"msg":"queue fault","code":"57P01"}')).toBe('queue fault · 57P01');
  });

  test('when PostgreSQL cannot start, then one line says why', () => {
    expect(explainPostgres('FATAL:  could not write: No space left on device', '/d')).toContain('the disk is full');
    expect(explainPostgres('PANIC:  could not locate a valid checkpoint record', '/d')).toMatch(/checkpoint.*--fresh/);
  });
});
