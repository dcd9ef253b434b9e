/** Readings made without network, kept on the device until they are sent: codes and times, never a name. */
export type KeptReading = { sessionId: string; code: string; clientId: string; scannedAt: string };

const KEY = 'gradins.readings';

function isReading(value: unknown): value is KeptReading {
  if (typeof value !== 'object' || value === null) return false;
  const { sessionId, code, clientId, scannedAt } = value as Record<string, unknown>;
  return [sessionId, code, clientId, scannedAt].every((part) => typeof part === 'string');
}

/** All kept readings, oldest first. Storage that is closed or was damaged holds none. */
export function keptReadings(storage: Storage): KeptReading[] {
  const text = storage.getItem(KEY);
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isReading) : [];
  } catch {
    // Not ours, or cut while writing: it is put aside whole, so that nothing is lost silently.
    storage.setItem(`${KEY}.damaged`, text);
    storage.removeItem(KEY);
    return [];
  }
}

export function keepReading(storage: Storage, reading: KeptReading): void {
  storage.setItem(KEY, JSON.stringify([...keptReadings(storage), reading]));
}

/** Forgets what was received; what was kept meanwhile stays. */
export function forgetReadings(storage: Storage, clientIds: readonly string[]): void {
  const gone = new Set(clientIds);
  storage.setItem(KEY, JSON.stringify(keptReadings(storage).filter((reading) => !gone.has(reading.clientId))));
}
