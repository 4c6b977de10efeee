import type { Repeats } from './limiter-line.ts';

/** Also what the budget starts with: a hiccup of a few calls is repaired at once. */
const mostTokens = 10;
const tokensPerAnswer = 0.1;
/** So that calls which nobody's success helps are tried again at last. */
const msPerGivenToken = 1000;
/** So many good answers in a row come by chance once in 32 calls of a 50 % outage. */
const answersInARow = 5;

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
  let tokens = mostTokens;
  let emptySince = 0;
  let inARow = 0;

  return {
    nextTokenAt: (now) => (tokens >= 1 ? now : emptySince + msPerGivenToken),
    spend(now) {
      // One that was given by time alone is not taken from the few parts that are there.
      if (tokens >= 1) tokens -= 1;
      if (tokens < 1) emptySince = now;
    },
    answered({ repeats }) {
      inARow += 1;
      const back = repeats === 'failure' && inARow >= answersInARow ? 1 : 0;
      tokens = Math.min(mostTokens, tokens + tokensPerAnswer + back);
    },
    failed() {
      inARow = 0;
    },
  };
}
