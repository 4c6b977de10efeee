import { useRef } from 'react';

/**
 * Gives each row in view a slot, and a row that comes into view the slot of one that left. With the slot as its key,
 * a row's elements are filled anew instead of being thrown away and made again, which a fast scroll is made of.
 */
export function useSlots(indexes: number[]): Map<number, number> {
  const known = useRef(new Map<number, number>());
  const slots = new Map<number, number>();
  const taken = new Set<number>();
  for (const index of indexes) {
    const slot = known.current.get(index);
    if (slot === undefined) continue;
    slots.set(index, slot);
    taken.add(slot);
  }
  let free = 0;
  for (const index of indexes) {
    if (slots.has(index)) continue;
    while (taken.has(free)) free += 1;
    slots.set(index, free);
    taken.add(free);
  }
  known.current = slots;
  return slots;
}
