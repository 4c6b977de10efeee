import type { SearchRows } from './search-rows.ts';
import type { SandboxCall } from './test-sandbox.ts';

/** What must hold of every search that has ended, however it went: each breach in words, none when all is well. */
export function findProblems(rows: SearchRows): string[] {
  return [
    ...problemsOfSearch(rows),
    ...problemsOfResults(rows),
    ...problemsOfMatches(rows),
    ...problemsOfLedger(rows),
  ];
}

/** Endings that leave profiles unread and queries where they are. */
const cutShort: readonly (string | null)[] = [
  'out_of_credits',
  'budget_reached',
  'deadline_passed',
  'cancelled',
];

function* problemsOfSearch({ search, queries, results, calls }: SearchRows) {
  if (search.finishedAt === null) yield `the search is still ${search.status}`;
  if (search.ending === null) yield 'the search has no ending';
  const stopped = cutShort.includes(search.ending) ? ['stopped'] : [];
  for (const query of queries) {
    const name = `the query "${query.text}"`;
    if (!['done', 'failed', ...stopped].includes(query.status)) yield `${name} is ${query.status}`;
    // A page may be under way when the search ends without it.
    const underWay = query.status === 'stopped' || search.ending === 'target_reached';
    if (query.claimedBy !== null && !underWay) yield `${name} is still claimed`;
    const pages = calls.filter(({ outcome, purpose, errorCode }) => {
      const turned = outcome === 'answered' || errorCode === 'nothing_found';
      return turned && purpose.startsWith(`page:${query.id}:`);
    });
    const numbers = new Set(pages.map(({ purpose }) => Number(purpose.split(':').at(-1))));
    const applied = [...numbers].filter((number) => number < query.pageCount);
    // What came too late for a search at its end is paid and not applied, nor is what could not be used.
    const unapplied = query.status === 'failed' || ['target_reached', ...cutShort].includes(search.ending);
    if (applied.length !== query.pageCount || (numbers.size > applied.length && !unapplied)) {
      yield `${name} has turned ${query.pageCount} pages and was answered ${[...numbers].join()}`;
    }
    if ((query.status === 'failed') !== (query.errorCode !== null)) yield `${name} fails without a reason`;
  }
  const admitted = results.filter(({ admission }) => admission === 'admitted').length;
  if (admitted > search.target) yield `${admitted} results are more than the target`;
  if (search.ending === 'target_reached' && admitted !== search.target) yield 'the target is not reached';
  for (const { text, parentId } of queries) {
    const parent = queries.find(({ id }) => id === parentId);
    if (parentId !== null && (parent === undefined || parent.parentId !== null))
      yield `the query "${text}" was opened by no seed`;
  }
}

function* problemsOfResults({ search, queries, results }: SearchRows) {
  yield* repeated(
    'creator',
    results.map(({ externalId }) => externalId),
  );
  const seeds = new Set(queries.map(({ seedCreatorId }) => seedCreatorId));
  for (const [index, result] of results.entries()) {
    const name = `the result ${result.externalId}`;
    // Who turns out to be a seed is taken out again and leaves its place empty.
    const misplaced = seeds.size > 1 ? result.position <= index : result.position !== index + 1;
    if (misplaced) yield `${name} stands at ${result.position} and not at ${index + 1}`;
    if (seeds.has(result.creatorId)) yield `${name} is a seed`;
    if (result.enrichment === 'pending') yield `${name} is not settled`;
    if (result.admission === 'undecided') yield `${name} is undecided`;
    const leftOut = result.admission === 'left_out';
    if (result.leftOutBy !== null && !leftOut) yield `${name} is admitted and misses a filter`;
    if (result.enrichment === 'skipped' && !leftOut && !cutShort.includes(search.ending))
      yield `${name} was skipped`;
    if (result.claimedBy !== null) yield `${name} is still claimed`;
    if (result.revision < 1 || result.revision > search.revision)
      yield `${name} has revision ${result.revision}`;
    if ((result.enrichment === 'failed') !== (result.errorCode !== null))
      yield `${name} fails without a reason`;
  }
}

function* problemsOfMatches({ results, matches }: SearchRows) {
  for (const { creatorId, externalId, postId } of results) {
    const own = matches.filter((match) => match.creatorId === creatorId);
    if (own.length === 0) yield `the result ${externalId} was found by no keyword`;
    const most = Math.max(...own.map(({ viewCount }) => viewCount ?? -1));
    const shown = own.find((match) => match.postId === postId);
    if (own.length > 0 && (shown?.viewCount ?? -1) !== most) {
      yield `the result ${externalId} does not show its best post`;
    }
  }
}

function* problemsOfLedger({ search, queries, results, calls }: SearchRows) {
  const answered = calls.filter(({ outcome }) => outcome === 'answered');
  // A seed's page takes several calls.
  yield* repeated(
    'answer',
    answered.map(({ purpose, path }) => `${purpose} ${path}`),
  );
  for (const call of calls) {
    const name = `the call for ${call.purpose}`;
    // One that comes after the end, and whose worker dies then, is dropped by the sweep a minute later.
    if (call.hasAnswer && !cutShort.includes(search.ending)) yield `${name} still holds its answer`;
    if (call.accountId !== search.accountId) yield `${name} is not on the account`;
    // An answer that is cut off on its way has been charged.
    const isFree = call.outcome === 'failed' && call.errorCode !== 'unreadable_answer';
    if (isFree && call.credits !== 0) yield `${name} failed and costs ${call.credits}`;
    if ((call.outcome === 'failed') !== (call.errorCode !== null)) yield `${name} fails without a reason`;
  }
  const purposes = new Set(answered.map(({ purpose }) => purpose));
  for (const { creatorId, externalId, enrichment, fromCache } of results) {
    const read = purposes.delete(`profile:${creatorId}`);
    const unread = fromCache || ['missing', 'failed', 'skipped'].includes(enrichment);
    if (!read && !unread) yield `the profile of ${externalId} is ${enrichment} without an answer`;
  }
  for (const { seedCreatorId } of queries) purposes.delete(`profile:${seedCreatorId}`);
  for (const purpose of purposes) {
    if (!purpose.startsWith('page:')) yield `${purpose} was read for no result`;
  }
}

function* repeated(what: string, values: string[]) {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) !== index) yield `the ${what} ${value} is there twice`;
  }
}

/** Calls that only the sandbox's log knows and those that only the ledgers know: none, where nobody was disturbed. */
export function compareWithCallLog(rows: SearchRows[], log: SandboxCall[]) {
  const logged = log.map(({ path, query, status }) => `${keyOf(path, query)} ${status}`);
  const unrecorded = [...logged];
  const invented: string[] = [];
  for (const { path, parameters, httpStatus } of rows.flatMap(({ calls }) => calls)) {
    const key = `${keyOf(path, parameters)} ${httpStatus}`;
    const index = unrecorded.indexOf(key);
    if (index < 0) invented.push(key);
    else unrecorded.splice(index, 1);
  }
  const repeated = logged.filter((key, index) => logged.indexOf(key) !== index);
  return { unrecorded: unrecorded.toSorted(), invented, repeated: repeated.toSorted() };
}

function keyOf(path: string, parameters: Record<string, string>): string {
  return `${path}?${new URLSearchParams(Object.entries(parameters).sort())}`;
}

export function sumOfCredits(calls: { credits: number }[]): number {
  return calls.reduce((sum, { credits }) => sum + credits, 0);
}
