import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '../../lib/logger.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { WorkerLease } from '../../queue/worker-lease.ts';
import type { Services } from '../services.ts';
import { advanceSearch, failQuery } from './advance-search.ts';
import { claimPages, claimProfiles, type PageClaim, type ProfileClaim } from './claim-work.ts';
import { readProfile } from './enrich-creator.ts';
import { createProfileSettler } from './profile-settler.ts';
import { releaseClaim, releaseStrayClaims } from './release-claims.ts';
import { settleProfiles } from './settle-profiles.ts';

/** A step that fails this often in one process, by no fault of the provider's, is given up: it is a bug or poison. */
const maximumFailures = 3;
/** How long a stop waits for calls under way; what takes longer is paid again by the next run. */
const longestDrainMs = 4000;

interface ActiveSearch {
  id: string;
  stopper: AbortController;
  running: number;
  /** Whether a claim may find something: set by a wake-up, cleared by a claim that comes back short. */
  mayHavePages: boolean;
  mayHaveProfiles: boolean;
  /** Settling profiles may let more be claimed. */
  moreMayCome: boolean;
}

export interface SearchRunner {
  /** Says that this search may have work. Idempotent, cheap, never throws. */
  wake(searchId: string): void;
  /** Frees what a broken connection left claimed without anybody who works on it. To be called now and then. */
  heal(): void;
  /** Starts no further call for a search that was ended elsewhere. */
  abandon(searchId: string): void;
  /** The searches with steps under way in this process. */
  activeSearchIds(): string[];
  /** Starts nothing more and waits for the steps under way, whose answers are paid for. */
  stop(): Promise<void>;
}

/**
 * Runs the searches of one worker process: keeps claiming what is due, in turn over the active searches, and holds a
 * few more profiles than the provider client has slots, so that a slot never waits for a transaction or a claim.
 */
export function createSearchRunner(
  services: Services,
  lease: WorkerLease,
  { concurrency }: { concurrency: number },
): SearchRunner {
  const capacity = concurrency + Math.ceil(concurrency / 3);
  const settler = createProfileSettler(services, (searchId, { waiting, ended }) => {
    if (ended) services.searchEvents.ended(searchId);
    for (const waitingId of waiting) wakeFor(waitingId, { pages: false });
    if (active.get(searchId)?.moreMayCome) wakeFor(searchId, { pages: true });
  });
  const active = new Map<string, ActiveSearch>();
  const failures = new Map<string, number>();
  const steps = new Set<Promise<void>>();
  const held = new Set<PageClaim | ProfileClaim>();
  let profilesRunning = 0;
  let pumping: Promise<void> | null = null;
  let pumpAgain = false;
  let healingDue = false;
  let stopped = false;

  function pump(): void {
    pumpAgain = true;
    pumping ??= claimWhileThereIsWork().finally(() => {
      pumping = null;
      if (pumpAgain && !stopped) pump();
    });
  }

  async function claimWhileThereIsWork(): Promise<void> {
    while (pumpAgain && !stopped) {
      pumpAgain = false;
      if (healingDue) await releaseStrays();
      for (const search of [...active.values()]) {
        if (stopped) return;
        await claimFor(search).catch((error: unknown) => {
          // The database is away or our lease was lost: the sweeper wakes the search again.
          logger.warn({ searchId: search.id, error: String(error) }, 'work could not be claimed');
          search.mayHavePages = false;
          search.mayHaveProfiles = false;
        });
        const idle = search.running === 0 && !search.mayHavePages && !search.mayHaveProfiles;
        if (!idle) continue;
        if (active.get(search.id) === search) active.delete(search.id);
        // A claim may have found that there is nothing to spend and ended the search.
        services.searchEvents.changed(search.id);
      }
    }
  }

  /** Between two claims, so that what bears our id and has no step is nobody's. The sweep wakes its search again. */
  async function releaseStrays(): Promise<void> {
    healingDue = false;
    await releaseStrayClaims(services.database, lease.id, [...held]).catch((error: unknown) =>
      logger.warn({ error: String(error) }, 'stray claims could not be released; the next sweep tries again'),
    );
  }

  async function claimFor(search: ActiveSearch): Promise<void> {
    if (search.stopper.signal.aborted) return;
    if (search.mayHavePages) {
      search.mayHavePages = false;
      const claims = await claimPages(services, search.id, lease.id);
      for (const claim of claims) run(search, claim, () => advance(search, claim));
    }
    const free = capacity - profilesRunning;
    if (search.mayHaveProfiles && free > 0) {
      const share = Math.ceil(free / active.size);
      search.mayHaveProfiles = false;
      const { claims, moreMayCome } = await claimProfiles(services, search.id, lease.id, share);
      search.moreMayCome = moreMayCome;
      if (claims.length === share) {
        search.mayHaveProfiles = true;
        if (share < free) pumpAgain = true;
      }
      profilesRunning += claims.length;
      for (const claim of claims) {
        run(search, claim, () => enrich(search, claim)).finally(() => {
          profilesRunning -= 1;
          pump();
        });
      }
    }
  }

  function wakeFor(searchId: string, { pages }: { pages: boolean }): void {
    if (stopped) return;
    const search = active.get(searchId) ?? {
      id: searchId,
      stopper: new AbortController(),
      running: 0,
      mayHavePages: false,
      mayHaveProfiles: false,
      moreMayCome: false,
    };
    search.mayHavePages ||= pages;
    search.mayHaveProfiles = true;
    active.set(searchId, search);
    pump();
  }

  function advance(search: ActiveSearch, claim: PageClaim): Promise<void> {
    return advanceSearch(services, claim, search.stopper.signal, () => {
      search.mayHaveProfiles = true;
      services.searchEvents.changed(search.id);
      pump();
    });
  }

  async function enrich(search: ActiveSearch, claim: ProfileClaim): Promise<void> {
    const outcome = await readProfile(services, claim, search.stopper.signal);
    await settler.settle({ claim, outcome });
  }

  function run(
    search: ActiveSearch,
    claim: PageClaim | ProfileClaim,
    step: () => Promise<void>,
  ): Promise<void> {
    const running = runStep(search, claim, step).finally(() => steps.delete(running));
    steps.add(running);
    return running;
  }

  async function runStep(
    search: ActiveSearch,
    claim: PageClaim | ProfileClaim,
    step: () => Promise<void>,
  ): Promise<void> {
    search.running += 1;
    held.add(claim);
    try {
      await step();
      failures.delete(keyOf(claim));
    } catch (error) {
      await giveBack(search, claim, error);
    } finally {
      search.running -= 1;
      held.delete(claim);
      services.searchEvents.changed(search.id);
      if ('queryId' in claim) {
        search.mayHavePages = true;
        search.mayHaveProfiles = true;
      }
      pump();
    }
  }

  async function giveBack(
    search: ActiveSearch,
    claim: PageClaim | ProfileClaim,
    error: unknown,
  ): Promise<void> {
    if (!search.stopper.signal.aborted) {
      // A lost connection or a deadlock says nothing about the step.
      const failed = (failures.get(keyOf(claim)) ?? 0) + (isDatabaseTrouble(error) ? 0 : 1);
      failures.set(keyOf(claim), failed);
      logger.error({ searchId: search.id, step: keyOf(claim), failed, error }, 'a step of a search failed');
      if (failed >= maximumFailures) return giveUp(claim, error);
    }
    await releaseClaim(services.database, claim).catch((cause: unknown) =>
      logger.warn({ error: String(cause) }, 'a claim could not be released; the next sweep frees it'),
    );
  }

  async function giveUp(claim: PageClaim | ProfileClaim, cause: unknown): Promise<void> {
    failures.delete(keyOf(claim));
    const error = new ProviderError('unexpected_answer', "The provider's answer could not be used.", {
      cause,
    });
    const givingUp: Promise<unknown> =
      'queryId' in claim
        ? failQuery(services, claim, error)
        : settleProfiles(services, claim.searchId, [{ claim, outcome: { status: 'failed', error } }]);
    await givingUp.catch((failure: unknown) =>
      logger.error({ error: failure }, 'a failed step could not be marked'),
    );
  }

  return {
    wake: (searchId) => wakeFor(searchId, { pages: true }),
    heal() {
      healingDue = true;
      if (!stopped) pump();
    },
    abandon(searchId) {
      active.get(searchId)?.stopper.abort();
      // Whoever wakes it again, after a retry, begins anew.
      active.delete(searchId);
    },
    activeSearchIds: () => [...active.keys()],
    async stop() {
      stopped = true;
      for (const search of active.values()) search.stopper.abort();
      await pumping;
      const patience = new AbortController();
      await Promise.race([
        Promise.allSettled(steps),
        sleep(longestDrainMs, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
    },
  };
}

/**
 * Deadlocks, administrators' shutdowns and lost connections (Postgres' classes 40, 57 and 08), transactions and locks that
 * took too long (25P03, 55P03), and sockets that broke.
 */
function isDatabaseTrouble(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && /^(?:40|57P|08|25P03|55P03)|^E(?:CONN|PIPE|TIMEDOUT)/.test(code))
      return true;
    if (/Connection terminated/.test(cause.message)) return true;
  }
  return false;
}

function keyOf(claim: PageClaim | ProfileClaim): string {
  return 'queryId' in claim
    ? `page:${claim.queryId}:${claim.page}`
    : `profile:${claim.searchId}:${claim.creatorId}`;
}
