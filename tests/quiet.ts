import { afterEach, expect } from 'vitest';

// A test run is quiet: what complains on the console has failed, though its test may not have noticed.
const complaints: unknown[][] = [];
for (const kind of ['error', 'warn'] as const) {
  console[kind] = (...words: unknown[]) => complaints.push([kind, ...words]);
}
afterEach(() => expect(complaints.splice(0)).toEqual([]));
