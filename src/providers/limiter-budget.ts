import type { Repeats } from './limiter-line.ts';

/** Also what the budget starts with: a hiccup of a few calls is repaired at once. */
const mostTokens = 10;
/** A token is counted in so many parts. */
const answersPerToken = 10;
/** So that calls which nobody's success helps are tried again at last. */
const msPerGivenToken = 1000;
/** So many in a row end one call in eight of a 50 % outage, and every other one where a fifth of the calls fails. */
const answersInARow = 3;

/**
 * Keeps repetitions of failed tries from multiplying the load on a provider that struggles. A repetition takes a token,
 * ten good answers bring one, and an empty budget is given one a second. In an outage where every other call fails, calls
 * are so at most 1.1 times the first tries, plus one a second. When things go well again, a repetition that succeeds
 * gives its token back, so that what has piled up is worked off at the speed of the answers.
 */
export interface RetryBudget {
  /** When the next token is there: now or earlier if one is there already. */
  nextTokenAt(now: number): number;
  spend(now: number): void;
  answered(options: { repeats: Repeats }): void;
  failed(): void;
}

export function createRetryBudget(): RetryBudget {
  let parts = mostTokens * answersPerToken;
  let emptySince = 0;
  let inARow = 0;

  return {
    nextTokenAt: (now) => (parts >= answersPerToken ? now : emptySince + msPerGivenToken),
    spend(now) {
      // One that was given by time alone is not taken from the few parts that are there.
      if (parts >= answersPerToken) parts -= answersPerToken;
      if (parts < answersPerToken) emptySince = now;
    },
    answered({ repeats }) {
      inARow += 1;
      const back = repeats === 'failure' && inARow >= answersInARow ? answersPerToken : 0;
      parts = Math.min(mostTokens * answersPerToken, parts + 1 + back);
    },
    failed() {
      inARow = 0;
    },
  };
}
