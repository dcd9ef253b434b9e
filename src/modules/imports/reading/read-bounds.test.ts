import { expect, it } from 'vitest';
import { readAll } from './file-examples';

it('given a row, or a file, of more characters than a list needs, then it is refused before anything is kept', async () => {
  await expect(readAll('a;b\n1;2\n333;444\n', { maxRowLength: 5 })).rejects.toMatchObject({
    code: 'imports/row-too-long',
    facts: { line: 3, max: 5 },
  });
  const long = `a;b\n${'xxxxxxxxx;y\n'.repeat(200_000)}`;
  await expect(readAll(long, { maxRows: 200_000, maxCharacters: 1_000_000 })).rejects.toMatchObject({
    code: 'imports/bomb',
    facts: { maxMb: 1 },
  });
});
