import { z } from 'zod';

/**
 * How many calls of a key may be under way at once, and what was learned about it. Shared by all processes: a pure value
 * that `learn` carries on.
 *
 * It begins at the configured maximum and feels its way down when that is refused, not up from one: most keys allow it.
 * A refusal at a limit that had held shows that the ground gave way: down by a third. A refusal of a limit on trial
 * shows nothing new: back to what had held. From there half-way up towards the refused limit, again and again, until it
 * is just below (CUBIC's quick return). Then it rests, but for a trial of one call more from time to time; if that
 * holds, up in doubling strides.
 */
const windowSchema = z.object({
  limit: z.number().int().min(1),
  /** Rises with every change of the limit: a call tells by it under which limit it started. */
  version: z.number().int(),
  /** As it was after the last decrease: refusals of calls started before are of the same moment, and count once. */
  decreasedVersion: z.number().int(),
  /** A limit that was used in full for a round of answers. */
  proven: z.number().int().min(1),
  /** The lowest limit that is known to be too much. */
  refused: z.number().int().nullable(),
  /** How many calls more the next trial is about, while no limit is known to be too much. */
  stride: z.number().int().min(1),
  /** The round under way: calls that started under this limit, those answered while it was used in full, failures. */
  calls: z.number().int(),
  answers: z.number().int(),
  failures: z.number().int(),
  /** When the next trial above a resting limit may come, and how many answers there were since the last refusal. */
  trialAfter: z.number(),
  answersSinceRefusal: z.number().int(),
});
export type Window = z.infer<typeof windowSchema>;

/** What one process saw since it last told. */
export interface Evidence {
  /** The version under which the counted calls started. */
  version: number;
  calls: number;
  /** Good ones that came while others waited: only then was the limit used in full. */
  answers: number;
  failures: number;
  refusal: { version: number; retryAfterMs: number | null } | null;
}

const decreaseTo = 0.7;
/** With more failures than this among ten calls or more, fewer calls at once may help. A single one says nothing. */
const tooManyFailures = 0.25;
const leastCallsToJudge = 10;
/** Failures are often none of our doing: they leave this share of the maximum. Refusals leave one. */
const leftByFailures = 0.25;
/** A trial that is refused is an answer too many: one in so many, unless the next trial would have to wait too long. */
const answersPerTrial = 125;
const shortestRestMs = 4000;
const longestRestMs = 8000;
/** Where a refusal silences everybody, trials take no more than a tenth of the time. */
const restPerRetryAfter = 10;

export function openWindow(maximum: number): Window {
  return {
    limit: maximum,
    version: 1,
    decreasedVersion: 0,
    proven: maximum,
    refused: null,
    stride: 1,
    ...emptyRound,
    trialAfter: 0,
    answersSinceRefusal: 0,
  };
}

const emptyRound = { calls: 0, answers: 0, failures: 0 };

/** What another version of the program has written may be of another shape: then nothing is known. */
export function readWindow(written: unknown): Window | null {
  return windowSchema.safeParse(written).data ?? null;
}

export function learn(window: Window, evidence: Evidence, now: number, maximum: number): Window {
  const { refusal } = evidence;
  if (refusal !== null && refusal.version >= window.decreasedVersion) {
    return afterRefusal(window, now, refusal.retryAfterMs ?? 0);
  }
  if (evidence.version !== window.version) return window;
  const told: Window = {
    ...window,
    calls: window.calls + evidence.calls,
    answers: window.answers + evidence.answers,
    failures: window.failures + evidence.failures,
    answersSinceRefusal: window.answersSinceRefusal + evidence.answers,
  };
  const judged = Math.max(leastCallsToJudge, told.limit);
  const failing = told.failures > told.calls * tooManyFailures;
  if (failing) return told.calls >= judged ? afterFailures(told, maximum) : told;
  if (told.answers >= told.limit) return afterRound(told, now, maximum);
  // A limit that is not used in full proves nothing, and old failures say nothing about now.
  return told.calls >= judged * 3 ? { ...told, ...emptyRound } : told;
}

/** Whether a round of answers would raise the limit now, so that it is worth telling at once. */
export function isFeelingItsWay(window: Window, now: number, maximum: number): boolean {
  return nextLimit(window, now, maximum) > window.limit;
}

function afterRefusal(window: Window, now: number, retryAfterMs: number): Window {
  const onTrial = window.limit > window.proven;
  const limit = onTrial ? window.proven : Math.max(1, Math.floor(window.limit * decreaseTo));
  const version = window.version + 1;
  return {
    limit,
    version,
    decreasedVersion: version,
    proven: limit,
    refused: Math.max(window.limit, limit + 1),
    stride: 1,
    ...emptyRound,
    trialAfter: now + Math.max(shortestRestMs, retryAfterMs * restPerRetryAfter),
    answersSinceRefusal: 0,
  };
}

function afterFailures(window: Window, maximum: number): Window {
  const least = Math.min(window.limit, Math.ceil(maximum * leftByFailures));
  const limit = Math.max(least, Math.floor(window.limit * decreaseTo));
  const round = { ...window, ...emptyRound, stride: 1, proven: limit };
  if (limit === window.limit) return round;
  const version = window.version + 1;
  return { ...round, limit, version, decreasedVersion: version };
}

function afterRound(window: Window, now: number, maximum: number): Window {
  const limit = nextLimit(window, now, maximum);
  const round = { ...window, ...emptyRound, proven: window.limit };
  if (limit <= window.limit) return round;
  const passed = isPassed(window);
  return {
    ...round,
    limit,
    version: window.version + 1,
    refused: passed ? null : window.refused,
    // A trial of one more that holds is followed by two more, then four.
    stride: passed || window.refused === null ? window.stride * 2 : 1,
  };
}

function nextLimit(window: Window, now: number, maximum: number): number {
  const { limit, refused } = window;
  if (limit >= maximum) return limit;
  if (refused === null || isPassed(window)) return Math.min(limit + window.stride * 2, maximum);
  if (refused > limit + 1) return Math.min(Math.ceil((limit + refused) / 2), maximum);
  return isTrialDue(window, now) ? limit + 1 : limit;
}

/** The limit that once was too much has held. */
function isPassed({ limit, refused }: Window): boolean {
  return refused !== null && limit >= refused;
}

function isTrialDue({ trialAfter, answersSinceRefusal }: Window, now: number): boolean {
  const enough = answersSinceRefusal >= answersPerTrial;
  return now >= (enough ? trialAfter : trialAfter + longestRestMs - shortestRestMs);
}
