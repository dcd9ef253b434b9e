'use client';
import { useState } from 'react';
import { uploadFile } from './upload-file';

/** One file on its way: its name and share sent (0 to 1) while it goes, the refusal if there is one. */
export function useUpload(url: string, onDone: (answer: unknown) => void) {
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File, fields: Readonly<Record<string, string | null>>) => {
    setError(null);
    setSending({ name: file.name, share: 0 });
    try {
      onDone(await uploadFile({ url, file, fields, onProgress: (share) => setSending({ name: file.name, share }) }));
    } catch (refusal) {
      setSending(null);
      setError(refusal);
    }
  };
  return { send, sending, error };
}
