import type { Services } from '../services.ts';
import type { Settlement } from './profile-outcome.ts';
import { settleProfiles } from './settle-profiles.ts';

/** The most that one transaction settles: some 30 ms of it. */
const mostAtOnce = 50;

interface Waiting {
  settlement: Settlement;
  resolve: () => void;
  reject: (error: unknown) => void;
}

export interface ProfileSettler {
  /** Resolves when the settlement is committed. */
  settle(settlement: Settlement): Promise<void>;
}

/**
 * Settles read profiles search by search, one transaction at a time: what comes while one runs goes together into the
 * next; `onSettled` learns what came of it. So a lone profile never waits for company, and a flood of them takes few
 * transactions.
 */
export function createProfileSettler(
  services: Pick<Services, 'database'>,
  onSettled: (searchId: string, settled: Awaited<ReturnType<typeof settleProfiles>>) => void,
): ProfileSettler {
  const waiting = new Map<string, Waiting[]>();

  async function settleAll(searchId: string, line: Waiting[]): Promise<void> {
    while (line.length > 0) await settleTogether(searchId, line.splice(0, mostAtOnce));
    waiting.delete(searchId);
  }

  async function settleTogether(searchId: string, together: Waiting[]): Promise<void> {
    try {
      const settled = await settleProfiles(
        services,
        searchId,
        together.map(({ settlement }) => settlement),
      );
      onSettled(searchId, settled);
      for (const { resolve } of together) resolve();
    } catch (error) {
      // One that cannot be written must not take the others with it.
      if (together.length === 1) together[0]?.reject(error);
      else for (const one of together) await settleTogether(searchId, [one]);
    }
  }

  return {
    settle(settlement) {
      return new Promise((resolve, reject) => {
        const { searchId } = settlement.claim;
        const line = waiting.get(searchId);
        const one = { settlement, resolve, reject };
        if (line) {
          line.push(one);
          return;
        }
        const opened = [one];
        waiting.set(searchId, opened);
        void settleAll(searchId, opened);
      });
    },
  };
}
