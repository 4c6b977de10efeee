/** What a try repeats, if anything: a call that was refused for being one too many, or one that failed. */
export type Repeats = 'nothing' | 'refusal' | 'failure';

/** A try that waits for its slot. */
export interface Waiting {
  priority: number;
  repeats: Repeats;
  start(): void;
  /** Will not start any more. */
  turnAway(reason: unknown): void;
}

/** The tries that wait, the next one first: by priority, what was begun before what is new, then by arrival. */
export interface Line {
  readonly length: number;
  add(waiting: Waiting): void;
  remove(waiting: Waiting): void;
  /** Takes out the first one, or the first that repeats no failure. */
  next(options: { failures: boolean }): Waiting | null;
  /** Takes out the first of the lowest priority: what is missed least if it is lost. */
  probe(): Waiting | null;
}

export function createLine(): Line {
  const line: Waiting[] = [];
  const take = (place: number) => line.splice(place, place < 0 ? 0 : 1)[0] ?? null;
  return {
    get length() {
      return line.length;
    },
    add(waiting) {
      line.splice(line.findLastIndex((other) => !goesBefore(waiting, other)) + 1, 0, waiting);
    },
    remove(waiting) {
      take(line.indexOf(waiting));
    },
    next: ({ failures }) => take(line.findIndex(({ repeats }) => failures || repeats !== 'failure')),
    probe: () => take(line.findIndex(({ priority }) => priority === line.at(-1)?.priority)),
  };
}

function goesBefore(one: Waiting, other: Waiting): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  return one.repeats !== 'nothing' && other.repeats === 'nothing';
}
