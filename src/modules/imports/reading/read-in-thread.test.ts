import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { OUTSIDER_LIMITS, type ReadLimits } from '../import.rules';
import { sheetXml, workbookParts, zipOf } from './file-examples';
import { readInThread } from './read-in-thread';

const csv = (rows: number): Buffer =>
  Buffer.from(`Nom;Numéro\n${Array.from({ length: rows }, (_, index) => `Zoë;${index}`).join('\n')}`);
const read = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}, signal?: AbortSignal) =>
  readInThread({ bytes }, { limits: { ...OUTSIDER_LIMITS, ...limits } }, signal);

describe('reading in a thread', () => {
  it('given a file, then its rows come in order, in batches, once each', async () => {
    const { info, batches } = await read(csv(9000));
    expect(info).toEqual({ format: 'csv', encoding: 'utf-8', delimiter: ';' });
    const lines: number[] = [];
    let most = 0;
    for await (const rows of batches) {
      most = Math.max(most, rows.length);
      lines.push(...rows.map(({ line }) => line));
    }
    expect(lines).toEqual(Array.from({ length: 9001 }, (_, index) => index + 1));
    expect(most).toBeLessThanOrEqual(2000);
  });

  it('given bytes that nobody else needs, then the thread takes them over; others stay as they were', async () => {
    const [given, kept] = [new Uint8Array(csv(3)), csv(3)];
    const read = [
      await readInThread({ bytes: given, given: true }, { limits: OUTSIDER_LIMITS }),
      await readInThread({ bytes: kept }, { limits: OUTSIDER_LIMITS }),
    ];
    expect([given.byteLength, kept.byteLength]).toEqual([0, csv(3).byteLength]);
    for (const { batches } of read) for await (const rows of batches) expect(rows).toHaveLength(4);
  });

  it('given a file that is refused, then the refusal comes through whole, before or between the rows', async () => {
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject({
      name: 'DomainError',
      kind: 'invalid',
      code: 'imports/empty-file',
    });
    const { batches } = await read(csv(5000), { maxRows: 4000 });
    const all = async () => {
      for await (const rows of batches) expect(rows.length).toBeGreaterThan(0);
    };
    await expect(all()).rejects.toMatchObject({ code: 'imports/too-many-rows', facts: { max: 4000 } });
  });

  it('given a reader that leaves early, then the thread ends', async () => {
    const { batches } = await read(csv(50_000));
    for await (const rows of batches) {
      expect(rows[0]?.line).toBe(1);
      break;
    }
    expect(await batches[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
  });

  it('given an abort, before or during, then its reason is thrown', async () => {
    const stop = new AbortController();
    const { batches } = await read(csv(50_000), {}, stop.signal);
    const reason = new Error('left');
    const all = async () => {
      for await (const rows of batches) stop.abort(rows.length > 0 ? reason : undefined);
    };
    await expect(all()).rejects.toBe(reason);
    await expect(read(csv(10), {}, stop.signal)).rejects.toBe(reason);
  });

  it('given a file that takes more memory or time than allowed, then it is refused and this process goes on', async () => {
    const strings = `<sst>${Array.from({ length: 900_000 }, (_, index) => `<si><t>texte ${index}</t></si>`).join('')}</sst>`;
    const heavy = zipOf(
      workbookParts(sheetXml('<row><c t="s"><v>1</v></c></row>'), [{ name: 'xl/sharedStrings.xml', content: strings }]),
    );
    await expect(read(heavy, { maxHeapMb: 24 })).rejects.toMatchObject({
      code: 'imports/too-much-memory',
      facts: { maxMb: 24 },
    });
    await expect(read(heavy, { maxSeconds: 0.05 })).rejects.toMatchObject({ code: 'imports/too-slow' });
  });

  it('given the program is run by tsx as the worker and the command line are, from any directory, then it reads the same', async () => {
    const here = fileURLToPath(new URL('.', import.meta.url));
    const program = `
      import { readInThread } from ${JSON.stringify(`${here}read-in-thread.ts`)};
      import { OUTSIDER_LIMITS } from ${JSON.stringify(`${here}../import.rules.ts`)};
      const { batches } = await readInThread({ bytes: Buffer.from('Nom;N\\nZoé;1') }, { limits: OUTSIDER_LIMITS });
      for await (const rows of batches) console.log(JSON.stringify(rows));`;
    const run = promisify(execFile);
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    const env = {
      ...process.env,
      TSX_TSCONFIG_PATH: fileURLToPath(new URL('../../../../tsconfig.json', import.meta.url)),
    };
    const { stdout } = await run(process.execPath, ['--import', tsx, '--input-type=module', '-e', program], {
      cwd: '/',
      env,
    });
    expect(JSON.parse(stdout)).toEqual([
      { line: 1, cells: ['Nom', 'N'] },
      { line: 2, cells: ['Zoé', '1'] },
    ]);
  });
});
