'use client';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

/** `const done = useDone(); done(sentence)` after an act: says so and shows the page as it is now. */
export function useDone(): (sentence: string) => void {
  const router = useRouter();
  return useCallback(
    (sentence: string) => {
      notifications.show({ message: sentence, color: 'yes' });
      router.refresh();
    },
    [router],
  );
}
