import { describe, expect, test } from 'vitest';
import { forgetReadings, keepReading, keptReadings } from './kept-readings';

function memory(start: Record<string, string> = {}): Storage {
  const map = new Map(Object.entries(start));
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    key: (index) => [...map.keys()][index] ?? null,
    removeItem: (key) => map.delete(key),
    setItem: (key, value) => map.set(key, value),
  };
}
const reading = (clientId: string) => ({ sessionId: 's', code: 'c', clientId, scannedAt: '2024-08-01T10:00:00.000Z' });

describe('Given readings made without network', () => {
  test('when some are received, then the others are still kept, in order', () => {
    const storage = memory();
    for (const id of ['a', 'b', 'c']) keepReading(storage, reading(id));
    forgetReadings(storage, ['b']);
    expect(keptReadings(storage).map((kept) => kept.clientId)).toEqual(['a', 'c']);
  });

  test('when the storage was damaged, then it is put aside and scanning goes on', () => {
    const storage = memory({ 'gradins.readings': '[{"sess' });
    expect(keptReadings(storage)).toEqual([]);
    expect(storage.getItem('gradins.readings.damaged')).toBe('[{"sess');
  });
});
