'use client';
import { useEffect } from 'react';
import { SIGNED_OUT } from '@/trpc/auth-client';

function leave(): void {
  document.body.hidden = true; // what is on the screen was somebody's
  window.location.replace('/connexion');
}

/**
 * A sign-out empties every page of this browser that was opened under the same sign-in: the other tabs at once, and what the
 * browser kept in memory when somebody comes back to it. The server refuses such a page anyway; this is about the screen.
 */
export function LeaveTogether() {
  useEffect(() => {
    const elsewhere = ({ key, newValue }: StorageEvent) => {
      if (key === SIGNED_OUT && newValue !== null) leave();
    };
    const back = ({ persisted }: PageTransitionEvent) => {
      if (persisted && Number(window.localStorage.getItem(SIGNED_OUT)) > performance.timeOrigin) leave();
    };
    window.addEventListener('storage', elsewhere);
    window.addEventListener('pageshow', back);
    return () => {
      window.removeEventListener('storage', elsewhere);
      window.removeEventListener('pageshow', back);
    };
  }, []);
  return null;
}
