import type { LoggedCall } from '../../src/sandbox/call-log.ts';

/** A time during which the provider behaved in one way, in milliseconds since the epoch. */
export interface Phase {
  from: number;
  until: number;
}

export interface PhaseFigures {
  /** When the limit was found again: null if it was not. */
  foundMs: number | null;
  /** In the whole phase. */
  refused: number;
  /** From when it was found. */
  steadyCalls: number;
  steadyRefused: number;
  usedShare: number;
}

const windowMs = 1000;
const settleMs = 300;
const stepMs = 50;
const enough = 0.9;

/**
 * The limit counts as found from the first second on in which 90 % of it is used and no more than one call refused;
 * what comes after is the steady state.
 */
export function figuresOf(calls: readonly LoggedCall[], phase: Phase, limit: number): PhaseFigures {
  const refused = startedIn(calls, phase).filter(isRefused).length;
  const from = foundAt(calls, phase, limit);
  if (from === null) return { foundMs: null, refused, steadyCalls: 0, steadyRefused: 0, usedShare: 0 };
  const steady = { from, until: phase.until };
  const started = startedIn(calls, steady);
  return {
    foundMs: from - phase.from,
    refused,
    steadyCalls: started.length,
    steadyRefused: started.filter(isRefused).length,
    usedShare: meanUnderWay(calls, steady) / limit,
  };
}

function foundAt(calls: readonly LoggedCall[], phase: Phase, limit: number): number | null {
  // What was accepted under the old limit is over then, and uses none of the new one.
  for (let from = phase.from + settleMs; from + windowMs <= phase.until; from += stepMs) {
    const second = { from, until: from + windowMs };
    const refused = startedIn(calls, second).filter(isRefused).length;
    if (refused <= 1 && meanUnderWay(calls, second) >= enough * limit) return from;
  }
  return null;
}

/** Calls that the provider took, at once, in the mean over the phase. */
function meanUnderWay(calls: readonly LoggedCall[], { from, until }: Phase): number {
  const busyMs = calls
    .filter((call) => !isRefused(call))
    .map(({ startedAt, finishedAt }) => Math.min(finishedAt ?? until, until) - Math.max(startedAt, from))
    .filter((ms) => ms > 0)
    .reduce((sum, ms) => sum + ms, 0);
  return busyMs / (until - from);
}

export function startedIn(calls: readonly LoggedCall[], { from, until }: Phase): LoggedCall[] {
  return calls.filter(({ startedAt }) => startedAt >= from && startedAt < until);
}

function isRefused({ kind }: LoggedCall): boolean {
  return kind === '429';
}

/** Calls for each that was asked for the first time in the phase. */
export function callsPerFirstTry(calls: readonly LoggedCall[], phase: Phase): number {
  const started = startedIn(calls, phase);
  return started.length / new Set(started.map(({ query }) => query.handle)).size;
}

/** How long after a refusal with "Retry-After" calls still started, of those that should have waited. In milliseconds. */
export function startsInQuietTime(calls: readonly LoggedCall[], retryAfterMs: number): number[] {
  const refusals = calls.filter(isRefused).map(({ finishedAt }) => finishedAt ?? 0);
  return calls.flatMap(({ startedAt }) => {
    const before = refusals.filter((at) => at < startedAt && startedAt < at + retryAfterMs);
    return before.length === 0 ? [] : [startedAt - Math.min(...before)];
  });
}
