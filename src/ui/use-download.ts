'use client';
import { type MouseEvent, useRef, useState } from 'react';
import { type Came, type FileGiven, fileOf, saveAs } from './download';

export type Download =
  | { readonly phase: 'none' }
  | { readonly phase: 'coming'; readonly bytes: number; readonly stop: () => void }
  | { readonly phase: 'saved'; readonly bytes: number; readonly name: string }
  | { readonly phase: 'failed'; readonly error: unknown };

/** Milliseconds between two figures. */
const SHOWN_EACH = 250;

/** Downloads one file at a time and says how far it is. `run` answers whether the file was saved; stopped by hand, it was not. */
export function useDownload() {
  const [download, setDownload] = useState<Download>({ phase: 'none' });
  const under = useRef<AbortController | null>(null);
  const run = async (get: (came: Came, signal: AbortSignal) => Promise<FileGiven>): Promise<boolean> => {
    if (under.current) return false;
    const controller = new AbortController();
    under.current = controller;
    const stop = () => controller.abort();
    let shownAt = Date.now();
    setDownload({ phase: 'coming', bytes: 0, stop });
    try {
      const given = await get((bytes) => {
        if (Date.now() - shownAt < SHOWN_EACH) return;
        shownAt = Date.now();
        setDownload({ phase: 'coming', bytes, stop });
      }, controller.signal);
      saveAs(given);
      setDownload({ phase: 'saved', bytes: given.file.size, name: given.name });
      return true;
    } catch (error) {
      setDownload(controller.signal.aborted ? { phase: 'none' } : { phase: 'failed', error });
      return false;
    } finally {
      under.current = null;
    }
  };
  return { download, run };
}

/** The same for a link to a file; opened otherwise than by a plain click (another tab, saved under), or while one comes, it is the browser's. */
export function useDownloadLink() {
  const { download, run } = useDownload();
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || download.phase === 'coming') return;
    event.preventDefault();
    const { href } = event.currentTarget;
    void run(async (came, signal) => fileOf(await fetch(href, { signal }), came));
  };
  return { download, follow };
}
