import type { PlaceholderKind } from '../../domain/placeholder.ts';

/** What a page knows of a picture that it asked for. */
export type PictureState =
  /** On its way. */
  | { is: 'asked' }
  /** `late` when somebody may have seen what stood in its place. */
  | { is: 'shown'; late: boolean }
  /** To be asked for again at a time of this page's clock. */
  | { is: 'missing'; why: MissingReason; dueAt: number };

/** No answer, or none that is a picture; else which placeholder the server sent. */
export type MissingReason = 'failed' | PlaceholderKind;

export interface Picture {
  state: PictureState;
  /** How often it was asked for again. */
  repeats: number;
  /** Since it was last there, or the network came back. */
  misses: number;
}

const firstWaitMs = 2_000;
const longestWaitMs = 60_000;
/** As long as the server remembers that a picture can't be had. */
const placeholderWaitMs = 300_000;

/** After the how-manieth miss; up to half as long again, so that not all of a screen's pictures ask at once. */
export function waitMs(why: MissingReason, misses: number, chance: number): number {
  const leastMs =
    why === 'final' ? placeholderWaitMs : Math.min(longestWaitMs, firstWaitMs * 2 ** (misses - 1));
  return leastMs * (1 + chance / 2);
}

const unknown: Picture = { state: { is: 'asked' }, repeats: 0, misses: 0 };

/** Rows come and go as somebody scrolls; what became of their pictures stays. */
export function createPictureMemory() {
  const pictures = new Map<string, Picture>();
  const listeners = new Set<() => void>();
  const read = (address: string) => pictures.get(address) ?? unknown;
  function write(address: string, changes: Partial<Picture>) {
    pictures.set(address, { ...read(address), ...changes });
    for (const listener of listeners) listener();
  }
  const askAgain = (address: string, misses = read(address).misses) =>
    write(address, { state: { is: 'asked' }, repeats: read(address).repeats + 1, misses });

  return {
    read,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    shown(address: string, late: boolean) {
      write(address, { state: { is: 'shown', late }, misses: 0 });
    },
    missing(address: string, why: MissingReason) {
      const misses = read(address).misses + 1;
      const dueAt = performance.now() + waitMs(why, misses, Math.random());
      write(address, { state: { is: 'missing', why, dueAt }, misses });
    },
    askAgain: (address: string) => askAgain(address),
    /** For when the network is back. Only those in view are really asked for. */
    askFailedAgain() {
      for (const [address, { state }] of pictures) {
        if (state.is === 'missing' && state.why === 'failed') askAgain(address, 0);
      }
    },
  };
}
