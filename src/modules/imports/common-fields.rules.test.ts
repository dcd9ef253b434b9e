import { expect, test } from 'vitest';
import { optionalEmail } from './common-fields.rules';

const { looks } = optionalEmail('email');

test.each([
  ['awa.diop@asso.example', true],
  ['a@b.fr', true],
  ['a@b', false],
  ['a@b@c.fr', false],
  ['awa diop@asso.example', false],
  ['@asso.example', false],
  ['a@asso.', false],
  // As long as a cell may be: told by its length, not looked into.
  [`${'a@'.repeat(16_000)}.fr`, false],
  [`${'a'.repeat(250)}@b.fr`, false],
])('given « %.30s », then whether it looks like an address is %s', (text, expected) => {
  expect(looks?.(text)).toBe(expected);
});
