'use client';
import { type PointerEvent, useRef, useState } from 'react';

type Drag = { readonly from: number; readonly to: number };

/** The place in the list over which the pointer is: the first whose middle is below it. */
function placeUnder(list: HTMLElement, y: number): number {
  const rows = [...list.children];
  const index = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  return index < 0 ? rows.length - 1 : index;
}

/**
 * Rows of a list dragged by a handle, with a mouse, a pen or a finger. `handle(index)` goes on the handle, `list` on the element
 * whose children are the rows; `drag` says what moves where meanwhile. The keyboard has buttons of its own.
 */
export function useReorder(onMove: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const handle = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: index, to: index });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag && list.current) setDrag({ ...drag, to: placeUnder(list.current, event.clientY) });
    },
    onPointerUp: () => {
      setDrag(null);
      if (drag && drag.from !== drag.to) onMove(drag.from, drag.to);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { list, drag, handle };
}
