import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import en from '@/i18n/messages/en/audit.json';
import fr from '@/i18n/messages/fr/audit.json';
import { RESET_REASONS } from '@/modules/accounts/second-factor.rules';
import { NAME_EXPORT_REASONS } from '@/modules/attendance/export.schema';
import { FOR_ANOTHER } from '@/modules/imports/corrected/take-back-file';
import { CONFIRM_REASONS } from '@/modules/privacy/purge.schema';
import { CHANGE_REASONS } from '@/modules/programmes/programme-form.schema';
import { OVERRIDE_REASONS } from '@/modules/tickets/ticket.rules';

const MODULES = join(import.meta.dirname, '..');
const COMMAND = /\bcommand\(\s*'([a-z-]+)\/([a-z-]+)'/g;

/** `module/verb` of every command in the modules, read from the files themselves. */
function commandNames(): string[] {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found = files.flatMap((file) => [...readFileSync(join(MODULES, file), 'utf8').matchAll(COMMAND)]);
  return found.map(([, area, verb]) => `${area}/${verb}`).sort();
}

function wordless(action: Record<string, Record<string, string>>): string[] {
  return commandNames().filter((name) => {
    const [area = '', verb = ''] = name.split('/');
    return !action[area]?.[verb];
  });
}

describe('given every command of the product', () => {
  test('when their names are read, then each is found once', () => {
    const names = commandNames();
    expect(names.length).toBeGreaterThan(60);
    expect(names).toEqual([...new Set(names)]);
  });

  test.each([
    ['fr', fr.action],
    ['en', en.action],
  ])('when the trail shows it in %s, then it has its words', (_, action) => {
    expect(wordless(action)).toEqual([]);
  });
});

describe('given every reason an act may be asked for', () => {
  const reasons = [
    RESET_REASONS,
    NAME_EXPORT_REASONS,
    CONFIRM_REASONS,
    CHANGE_REASONS,
    OVERRIDE_REASONS,
    FOR_ANOTHER,
  ].flat();
  test.each([
    ['fr', fr.reason],
    ['en', en.reason],
  ])('when the trail shows it in %s, then it has its words', (_, words: Record<string, string>) => {
    expect(reasons.filter((reason) => !words[reason])).toEqual([]);
  });
});
