'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks the server again every two seconds while the worker purges. */
export function RefreshWhile() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2_000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
