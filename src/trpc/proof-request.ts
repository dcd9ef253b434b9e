'use client';
import { useSyncExternalStore } from 'react';

/** An act is waiting for the person to prove again who it is. */
export type ProofAsked = { readonly settle: (given: boolean) => void };

let asked: (ProofAsked & { readonly answer: Promise<boolean> }) | null = null;
const watchers = new Set<() => void>();
const tell = () => {
  for (const watcher of watchers) watcher();
};

/** Asks for a fresh proof in the one dialog of the page; true once it is given. Acts that ask meanwhile share the answer. */
export function askForProof(): Promise<boolean> {
  if (asked) return asked.answer;
  let settled: (given: boolean) => void = () => {};
  const answer = new Promise<boolean>((resolve) => {
    settled = resolve;
  });
  const settle = (given: boolean) => {
    asked = null;
    tell();
    settled(given);
  };
  asked = { answer, settle };
  tell();
  return answer;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** What waits for a proof, for the dialog that asks it. */
export function useProofAsked(): ProofAsked | null {
  return useSyncExternalStore(
    watch,
    () => asked,
    () => null,
  );
}
