import type { LoggedCall } from '../../src/sandbox/call-log.ts';

type Call = Pick<LoggedCall, 'endpoint' | 'query' | 'status' | 'startedAt' | 'finishedAt'>;

/**
 * The time that no program can beat, by the durations in the call log: the pages of one keyword come one after another,
 * the profiles as many at once as allowed, and nothing is shorter than its longest call. In milliseconds.
 */
export function boundOf(calls: readonly Call[], concurrency: number): number {
  const durations = calls.map(durationOf);
  return Math.max(
    sum(calls.filter(isPage).map(durationOf)),
    sum(calls.filter((call) => !isPage(call)).map(durationOf)) / concurrency,
    ...durations,
  );
}

/**
 * The time that the same calls take without any work between them, pages in the same slots as profiles and first in
 * line: what the bound leaves out is that nothing can be read during the first page, and nothing else during the last
 * profile. Each page is taken to bring as many creators as the others. In milliseconds.
 */
export function timeWithoutWork(calls: readonly Call[], concurrency: number): number {
  const pages = calls.filter(isPage).map(durationOf);
  const profiles = calls.filter((call) => !isPage(call)).map(durationOf);
  const freeAt = Array.from({ length: concurrency }, () => 0);
  let [asked, started, knownSince] = [0, 0, 0];
  let ready: number[] = [];
  while (asked < pages.length || started < profiles.length) {
    const slot = freeAt.indexOf(Math.min(...freeAt));
    const free = freeAt[slot] ?? 0;
    const profileAt = ready[started] ?? Number.POSITIVE_INFINITY;
    const pageAt = asked < pages.length ? knownSince : Number.POSITIVE_INFINITY;
    if (pageAt <= Math.max(free, profileAt)) {
      knownSince = Math.max(free, pageAt) + (pages[asked] ?? 0);
      asked += 1;
      freeAt[slot] = knownSince;
      const brought = Math.ceil((profiles.length * asked) / pages.length) - ready.length;
      ready = [...ready, ...Array.from({ length: brought }, () => knownSince)];
    } else {
      freeAt[slot] = Math.max(free, profileAt) + (profiles[started] ?? 0);
      started += 1;
    }
  }
  return Math.max(...freeAt);
}

/** Throws when a call failed, was asked twice or went over the limit: a figure of such a run says nothing. */
export function checkCalls(
  calls: readonly Call[],
  { creators, concurrency }: { creators: number; concurrency: number },
) {
  const asked = new Set<string>();
  for (const call of calls) {
    const name = `${call.endpoint} ${JSON.stringify(Object.entries(call.query).sort())}`;
    if (asked.has(name)) throw new Error(`Asked twice: ${name}`);
    if (call.status !== 200) throw new Error(`Answered ${call.status}: ${name}`);
    asked.add(name);
  }
  const profiles = calls.filter((call) => !isPage(call)).length;
  if (profiles !== creators) throw new Error(`${profiles} profiles were asked for, of ${creators} creators.`);
  const most = mostAtOnce(calls);
  if (most > concurrency) throw new Error(`${most} calls at once, where ${concurrency} are allowed.`);
}

/** Where a run's time went beside its calls. */
export function idleTimes(calls: readonly Call[]): {
  beforeFirst: (since: number) => number;
  betweenPages: number[];
  afterLast: (until: number) => number;
} {
  const pages = calls.filter(isPage);
  return {
    beforeFirst: (since) => Math.min(...calls.map(({ startedAt }) => startedAt)) - since,
    betweenPages: pages.slice(1).map((page, index) => page.startedAt - endOf(pages[index] as Call)),
    afterLast: (until) => until - Math.max(...calls.map(endOf)),
  };
}

export function isPage({ endpoint }: Pick<Call, 'endpoint'>): boolean {
  return endpoint === 'tiktok/search/keyword';
}

export function durationOf(call: Call): number {
  return endOf(call) - call.startedAt;
}

function endOf({ finishedAt, query }: Call): number {
  if (finishedAt === null) throw new Error(`A call never ended: ${JSON.stringify(query)}`);
  return finishedAt;
}

function mostAtOnce(calls: readonly Call[]): number {
  const changes = calls.flatMap((call) => [
    { at: call.startedAt, by: 1 },
    { at: endOf(call), by: -1 },
  ]);
  changes.sort((one, other) => one.at - other.at || one.by - other.by);
  let [now, most] = [0, 0];
  for (const { by } of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
