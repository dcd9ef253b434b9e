'use client';
import { useIsMutating } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useTransition } from 'react';

type Room = { readonly settling: boolean; readonly refresh: () => void };
const RoomContext = createContext<Room | null>(null);

/** Around all that shows the basket: a change is shown everywhere before the whole of it can be acted on. */
export function BasketRoom({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [showing, start] = useTransition();
  const writing = useIsMutating() > 0;
  const refresh = () => start(() => router.refresh());
  return <RoomContext value={{ settling: showing || writing, refresh }}>{children}</RoomContext>;
}

/** `settling`: what is on the screen is not yet what was written. `refresh` shows it. */
export function useBasketRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('outside of the basket');
  return room;
}
