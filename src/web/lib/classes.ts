import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Tells our own font sizes from text colours: both begin with "text-".
const merge = extendTailwindMerge({
  extend: { classGroups: { 'font-size': [{ text: ['13', 'title', 'display'] }] } },
});

/** Joins class names; of two that contradict each other the later wins. */
export function classes(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
