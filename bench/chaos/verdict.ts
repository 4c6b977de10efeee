import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { viewSearch } from '../../src/features/searches/search-view.ts';
import type { Services } from '../../src/features/services.ts';
import { compareWithCallLog, findProblems, sumOfCredits } from '../../tests/support/search-invariants.ts';
import { outcomeOf, type SearchRows } from '../../tests/support/search-rows.ts';
import type { SandboxCall } from '../../tests/support/test-sandbox.ts';
import type { Lane } from './lane.ts';
import { patiently } from './patience.ts';
import type { Played } from './play.ts';
import type { Plot } from './plots.ts';
import type { Schedule, Strike } from './schedule.ts';

/** `I1` to `I10` as QUALITY.md numbers them ("Never lost, never twice"). */
export interface Violation {
  invariant: string;
  text: string;
}

interface Case {
  lane: Lane;
  services: Services;
  schedule: Schedule;
  plot: Plot;
  befallen: Set<Strike>;
  searches: SearchRows[];
  undisturbed: Played | null;
  /** The last call that was asked before the search was cancelled. */
  cancelledAfter: number | null;
  accountId: string;
}

/** What is wrong with how a schedule ended, by its rows, the audit, the call log and the undisturbed play. */
export async function judge(facts: Case): Promise<{ violations: Violation[]; calls: number; lost: number }> {
  const { lane, services, searches } = facts;
  const log = await lane.sandbox.calls();
  const { unrecorded, invented } = withoutTimeouts(compareWithCallLog(searches, log));
  const violations: Violation[] = [
    ...(await readAudit(services)),
    ...searches.flatMap((rows) => problemsOfRows(facts.plot, rows)),
    ...problemsOfUsage(facts, log, invented),
    ...(await problemsOfView(facts)),
    ...problemsOfCalls(facts, unrecorded),
    ...problemsOfCancelling(facts, log),
    ...problemsOfEnd(facts),
  ];
  return { violations, calls: log.length, lost: unrecorded.length };
}

/**
 * A worker that was frozen, or is slow, has given up on answers that the log knows as given: in the ledger they are
 * timeouts, which are no calls lost.
 */
function withoutTimeouts({ unrecorded, invented }: { unrecorded: string[]; invented: string[] }) {
  const given = [...unrecorded];
  const never = invented.filter((call) => {
    const asked = call.endsWith(' null') ? call.slice(0, -' null'.length) : null;
    const index = given.findIndex((one) => one.replace(/ \S+$/, '') === asked);
    if (index >= 0) given.splice(index, 1);
    return index < 0;
  });
  return { unrecorded: given, invented: never };
}

async function readAudit({ database }: Services): Promise<Violation[]> {
  const { rows } = await patiently(() =>
    database.execute<{ invariant: string; text: string }>(sql`
      select invariant, what as text from chaos_breaches
      union all
      select 'I10', what || ' committed without its wake-up' from chaos_effects
      where transaction_id not in (select transaction_id from chaos_wake_ups)`),
  );
  return rows;
}

function problemsOfRows({ viewsComeLater }: Plot, rows: SearchRows): Violation[] {
  return findProblems(rows)
    .filter((text) => !viewsComeLater || !text.endsWith('does not show its best post'))
    .map((text) => ({ invariant: invariantOf(text), text }));
}

/** Which invariant a problem of `search-invariants.ts` breaks. */
function invariantOf(problem: string): string {
  if (/is there twice|more than the target|stands at/.test(problem)) {
    return problem.startsWith('the answer') ? 'I3' : 'I2';
  }
  if (/has turned|target is not reached|no keyword|best post|by no seed/.test(problem)) return 'I1';
  if (/answer|call for|read for no result/.test(problem)) return 'I3';
  if (/still|processing|pending|not settled|undecided|no ending/.test(problem)) return 'I5';
  return 'I10';
}

/** I3: no call in the ledger that was not made, and every credit of a call in the log that the ledger knows. */
function* problemsOfUsage({ searches }: Case, log: SandboxCall[], invented: string[]): Iterable<Violation> {
  for (const call of invented)
    yield { invariant: 'I3', text: `${call} is in the ledger and was never asked` };
  const paid = sumOfCredits(searches.flatMap(({ calls }) => calls));
  const charged = sumOfCredits(log);
  if (paid > charged) yield { invariant: 'I3', text: `the ledger has ${paid} credits of ${charged}` };
}

async function problemsOfView({ services, searches, accountId }: Case): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { search, calls } of searches) {
    const view = await patiently(() => viewSearch(services, accountId, search.id));
    const credits = sumOfCredits(calls);
    if (view?.credits !== credits) {
      violations.push({
        invariant: 'I3',
        text: `${view?.credits} credits are shown of ${credits} in the ledger`,
      });
    }
    if (view?.status === 'completed' && view.progress !== 100) {
      violations.push({ invariant: 'I7', text: `the progress ends at ${view.progress}` });
    }
  }
  return violations;
}

/** So many calls a worker can have begun and not stored: the profiles that it holds, and a page of each query. */
function heldAtOnce({ schedule, searches }: Case): number {
  const pages = searches.reduce((sum, { queries }) => sum + queries.length, 0);
  return schedule.concurrency + Math.ceil(schedule.concurrency / 3) + pages;
}

/** I4: what is asked twice was lost on its way to the ledger, or paid by a worker that did not know its end. */
function* problemsOfCalls(facts: Case, unrecorded: string[]): Iterable<Violation> {
  const { befallen, searches, schedule } = facts;
  const held = heldAtOnce(facts);
  let mostLost = 0;
  let mostSurplus = 0;
  for (const strike of befallen) {
    if (strike.kind === 'kill') mostLost += held;
    // A frozen worker's call may time out before its answer is looked at; its connection may be closed meanwhile.
    if (strike.kind === 'freeze') mostLost += held;
    if (strike.kind === 'freeze') mostSurplus += held;
    if (strike.kind === 'cut') mostLost += 1;
    if (strike.kind === 'cut all' || strike.kind === 'restart') {
      mostLost += held * schedule.workers;
      mostSurplus += held * schedule.workers;
    }
  }
  if (unrecorded.length > mostLost) {
    const text = `${unrecorded.length} calls are in no ledger, of ${mostLost} at most: ${unrecorded.slice(0, 3).join(', ')}`;
    yield { invariant: 'I4', text };
  }
  const surplus = searches
    .flatMap(({ calls }) => calls)
    .filter(({ outcome }) => outcome === 'surplus').length;
  if (surplus > mostSurplus) {
    yield { invariant: 'I4', text: `${surplus} stored answers were paid again, of ${mostSurplus} at most` };
  }
}

/** I8: after the cancel only what was held goes on: a page of each query, and profiles that were claimed already. */
function* problemsOfCancelling(facts: Case, log: SandboxCall[]): Iterable<Violation> {
  const { cancelledAfter, schedule } = facts;
  if (cancelledAfter === null) return;
  const after = log.filter(({ number }) => number > cancelledAfter).length;
  const most = heldAtOnce(facts) * schedule.workers;
  if (after > most)
    yield { invariant: 'I8', text: `${after} calls were begun after the cancel, of ${most} at most` };
}

/** I9 and I10: whatever befell, the end is that of the undisturbed play. */
function* problemsOfEnd({ plot, searches, undisturbed, cancelledAfter }: Case): Iterable<Violation> {
  for (const rows of searches) {
    const { search, queries } = rows;
    if (search.finishedAt === null || search.ending === 'cancelled') continue;
    for (const query of queries) {
      const poisonous = plot.poison === 'page' && query.text === plot.queries.at(-1);
      if (poisonous !== (query.status === 'failed')) {
        yield { invariant: 'I9', text: `the query "${query.text}" is ${query.status} (${query.errorCode})` };
      }
    }
    if (undisturbed === null || cancelledAfter !== null) continue;
    if (search.ending !== undisturbed.ending) {
      yield { invariant: 'I10', text: `it ends with ${search.ending} and not with ${undisturbed.ending}` };
    }
    if (plot.certain) {
      yield* differences(comparable(plot, outcomeOf(rows)), comparable(plot, undisturbed.outcomes[0] ?? []));
    }
  }
}

type Outcome = ReturnType<typeof outcomeOf>;

function comparable({ viewsComeLater }: Plot, outcome: Outcome): Outcome {
  return viewsComeLater ? outcome.map((one) => ({ ...one, post: null })) : outcome;
}

function* differences(found: Outcome, expected: Outcome): Iterable<Violation> {
  for (const one of expected) {
    const same = found.find(({ externalId }) => externalId === one.externalId);
    if (!same) yield { invariant: 'I1', text: `${one.externalId} is not found` };
    else if (!isDeepStrictEqual(same, one)) {
      yield { invariant: 'I10', text: `${JSON.stringify(same)} is ${JSON.stringify(one)} when undisturbed` };
    }
  }
  for (const { externalId } of found) {
    if (!expected.some((one) => one.externalId === externalId)) {
      yield { invariant: 'I10', text: `${externalId} is found, and is not when undisturbed` };
    }
  }
}
