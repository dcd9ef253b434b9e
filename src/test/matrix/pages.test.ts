import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PAGES } from './pages';

test('Given the files of pages, then each has a row for the browserless visit of e2e/matrix.spec.ts, and each row a file', () => {
  const files = readdirSync(path.resolve('src/app'), { recursive: true, encoding: 'utf8' });
  const pages = files
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => `/${path.dirname(file)}`.replaceAll(/\/\([a-z]+\)|\/\.$/g, '') || '/');
  expect(Object.keys(PAGES).toSorted()).toEqual(pages.toSorted());
});
