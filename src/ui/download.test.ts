import { describe, expect, test } from 'vitest';
import { fileOf } from './download';

const HEADERS = {
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': 'attachment; filename="billets.csv"',
};

/** A file in three parts, of which the connection may give `given` and break. */
function answer(given = 3): Response {
  const parts = ['Nom;', 'Prénom\n', 'Diop;Awa\n'].slice(0, given).map((part) => new TextEncoder().encode(part));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts.shift();
      if (part) return controller.enqueue(part);
      if (given < 3) controller.error(new TypeError('network'));
      else controller.close();
    },
  });
  return new Response(body, { headers: HEADERS });
}

describe('Given a file that a door gives part by part', () => {
  test('when it is read, then how much came is told after each part, and the file is whole under its name', async () => {
    const told: number[] = [];
    const { name, file } = await fileOf(answer(), (bytes) => told.push(bytes));
    expect(told).toEqual([4, 12, 21]);
    expect([name, await file.text()]).toEqual(['billets.csv', 'Nom;Prénom\nDiop;Awa\n']);
    expect(file.size).toBe(21);
  });

  test('when the connection breaks on the way, then it fails: half a file is none', async () => {
    const told: number[] = [];
    await expect(fileOf(answer(2), (bytes) => told.push(bytes))).rejects.toThrow('network');
    expect(told).toEqual([4, 12]);
  });

  test('when the door refuses, then its reason is told as that of a procedure', async () => {
    const domain = { code: 'attendance/bad-filter', kind: 'invalid', facts: {} };
    await expect(fileOf(Response.json({ domain }, { status: 400 }), () => undefined)).rejects.toMatchObject({
      data: { domain },
    });
    await expect(fileOf(new Response('<html>', { status: 502 }), () => undefined)).rejects.toMatchObject({ data: {} });
  });
});
