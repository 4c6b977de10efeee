import type { Grade } from './truth.ts';

/** The share of the first places that are at least this good. A list that is too short has missed the rest. */
export function precisionAt(places: number, grades: readonly Grade[], least: Grade): number {
  return grades.slice(0, places).filter((grade) => grade >= least).length / places;
}

/** Discounted gain of the first places beside that of the best possible order: 1 when nobody better was to be had. */
export function normalizedGainAt(places: number, grades: readonly Grade[], ideal: readonly Grade[]): number {
  const best = gain(ideal.slice(0, places));
  return best === 0 ? 1 : gain(grades.slice(0, places)) / best;
}

function gain(grades: readonly Grade[]): number {
  return grades.reduce((sum: number, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}
