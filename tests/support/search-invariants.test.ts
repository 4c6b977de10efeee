import { describe, expect, test } from 'vitest';
import { compareWithCallLog, findProblems } from './search-invariants.ts';
import type { SearchRows } from './search-rows.ts';
import type { SandboxCall } from './test-sandbox.ts';

const at = new Date('2026-08-01T12:00:00Z');

function resultRow(creatorId: string, position: number): SearchRows['results'][number] {
  return {
    searchId: 'search',
    accountId: 'account',
    creatorId,
    externalId: `external-${creatorId}`,
    position,
    revision: position,
    admission: 'admitted',
    leftOutBy: null,
    fromCache: false,
    promise: 0,
    distance: null,
    score: null,
    reasons: [],
    relationsPending: false,
    enrichment: 'enriched',
    postId: `best-of-${creatorId}`,
    errorCode: null,
    claimedBy: null,
    createdAt: at,
  };
}

function matchRow(creatorId: string, postId: string, viewCount: number): SearchRows['matches'][number] {
  return { creatorId, postId, keyword: 'sourdough', postExternalId: postId, viewCount };
}

function callRow(id: number, purpose: string, path: string): SearchRows['calls'][number] {
  return {
    id,
    accountId: 'account',
    searchId: 'search',
    provider: 'scrapecreators',
    path,
    parameters: { asked: purpose },
    purpose,
    attempt: 1,
    outcome: 'answered',
    httpStatus: 200,
    errorCode: null,
    credits: 1,
    durationMs: 100,
    createdAt: at,
    hasAnswer: false,
  };
}

/** A search of two creators that ended as it should. */
function soundRows() {
  const ada = resultRow('ada', 1);
  const bob = resultRow('bob', 2);
  const query: SearchRows['queries'][number] = {
    id: 'query',
    searchId: 'search',
    position: 0,
    text: 'sourdough',
    status: 'done',
    pageCount: 1,
    cursor: null,
    parentId: null,
    seedCreatorId: null,
    weight: 1,
    errorCode: null,
    errorMessage: null,
    claimedBy: null,
  };
  const search: SearchRows['search'] = {
    id: 'search',
    accountId: 'account',
    campaignId: 'campaign',
    platform: 'tiktok',
    mode: 'keyword',
    target: 2,
    status: 'completed',
    ending: 'target_reached',
    errorCode: null,
    errorMessage: null,
    filters: {},
    creditLimit: null,
    wordBackground: null,
    sandbox: true,
    revision: 4,
    skippedCount: 0,
    createdAt: at,
    startedAt: at,
    finishedAt: at,
    deadlineAt: at,
  };
  const page = callRow(1, 'page:query:0', '/search');
  const adasProfile = callRow(2, 'profile:ada', '/profile');
  const bobsProfile = callRow(3, 'profile:bob', '/profile');
  const rows: SearchRows = {
    search,
    queries: [query],
    results: [ada, bob],
    matches: [
      matchRow('ada', 'best-of-ada', 500),
      matchRow('ada', 'other-of-ada', 100),
      matchRow('bob', 'best-of-bob', 7),
    ],
    calls: [page, adasProfile, bobsProfile],
  };
  return { rows, search, query, ada, bob, page, adasProfile, bobsProfile };
}

type Sound = ReturnType<typeof soundRows>;

test('a sound search has no problems', () => {
  expect(findProblems(soundRows().rows)).toEqual([]);
});

describe('the check of a search sees', () => {
  test.each<[fault: string, plant: (sound: Sound) => unknown, seen: RegExp]>([
    ['that it has not ended', ({ search }) => Object.assign(search, { finishedAt: null }), /is still/],
    ['that it has no ending', ({ search }) => Object.assign(search, { ending: null }), /no ending/],
    [
      'an open query',
      ({ query }) => Object.assign(query, { status: 'processing' }),
      /"sourdough" is processing/,
    ],
    [
      'a claimed query',
      ({ search, query }) => [
        Object.assign(search, { ending: 'exhausted' }),
        Object.assign(query, { claimedBy: 'worker' }),
      ],
      /still claimed/,
    ],
    ['a page turned unread', ({ query }) => Object.assign(query, { pageCount: 2 }), /turned 2 pages/],
    [
      'a page not turned',
      ({ search, query }) => [
        Object.assign(search, { ending: 'exhausted' }),
        Object.assign(query, { pageCount: 0 }),
      ],
      /turned 0 pages/,
    ],
    [
      'a failure without a reason',
      ({ query }) => Object.assign(query, { status: 'failed' }),
      /without a reason/,
    ],
    ['more than the target', ({ search }) => Object.assign(search, { target: 1 }), /more than the target/],
    ['less than the target', ({ rows }) => rows.results.pop(), /target is not reached/],
    [
      'a creator twice',
      ({ bob }) => Object.assign(bob, { externalId: 'external-ada' }),
      /creator .* is there twice/,
    ],
    ['a missing position', ({ bob }) => Object.assign(bob, { position: 3 }), /stands at 3/],
    ['an unsettled result', ({ ada }) => Object.assign(ada, { enrichment: 'pending' }), /not settled/],
    ['an undecided result', ({ ada }) => Object.assign(ada, { admission: 'undecided' }), /is undecided/],
    [
      'a result that misses a filter',
      ({ ada }) => Object.assign(ada, { leftOutBy: 'hasEmail' }),
      /misses a filter/,
    ],
    ['a seed among the results', ({ query }) => Object.assign(query, { seedCreatorId: 'ada' }), /is a seed/],
    [
      'words that no seed has led to',
      ({ query }) => Object.assign(query, { parentId: 'nobody' }),
      /opened by no seed/,
    ],
    ['a result passed over', ({ ada }) => Object.assign(ada, { enrichment: 'skipped' }), /was skipped/],
    ['a claimed result', ({ ada }) => Object.assign(ada, { claimedBy: 'worker' }), /still claimed/],
    ['a revision ahead of its search', ({ ada }) => Object.assign(ada, { revision: 9 }), /has revision 9/],
    ['a result without a keyword', ({ rows }) => rows.matches.pop(), /found by no keyword/],
    ['a lesser post shown', ({ ada }) => Object.assign(ada, { postId: 'other-of-ada' }), /best post/],
    [
      'two answers for one purpose',
      ({ rows, page }) => rows.calls.push({ ...page, id: 4 }),
      /answer .* is there twice/,
    ],
    ['an answer kept', ({ page }) => Object.assign(page, { hasAnswer: true }), /still holds its answer/],
    ['a call on no account', ({ page }) => Object.assign(page, { accountId: null }), /not on the account/],
    [
      'a failure that costs',
      ({ rows, page }) => rows.calls.push({ ...page, id: 4, outcome: 'failed', errorCode: 'timeout' }),
      /failed and costs 1/,
    ],
    ['a profile from nowhere', ({ rows }) => rows.calls.pop(), /enriched without an answer/],
    [
      'a profile for nobody',
      ({ bobsProfile }) => Object.assign(bobsProfile, { purpose: 'profile:eve' }),
      /for no result/,
    ],
  ])('%s', (_fault, plant, seen) => {
    const sound = soundRows();
    plant(sound);
    expect(findProblems(sound.rows)).toEqual(expect.arrayContaining([expect.stringMatching(seen)]));
  });
});

describe('the comparison with the call log sees', () => {
  const logOf = ({ calls }: SearchRows): SandboxCall[] =>
    calls.map(({ id, path, parameters, httpStatus, credits }) => ({
      number: id,
      endpoint: 'unknown',
      path,
      query: parameters,
      status: httpStatus,
      kind: 'answer',
      startedAt: at.getTime(),
      finishedAt: at.getTime(),
      credits,
    }));
  const profile = '/profile?asked=profile%3Abob 200';

  test('nothing where both agree', () => {
    const { rows } = soundRows();
    expect(compareWithCallLog([rows], logOf(rows))).toEqual({ unrecorded: [], invented: [], repeated: [] });
  });

  test('a call that is in no ledger', () => {
    const { rows } = soundRows();
    const log = logOf(rows);
    rows.calls.pop();
    expect(compareWithCallLog([rows], log)).toEqual({ unrecorded: [profile], invented: [], repeated: [] });
  });

  test('a call that was never made', () => {
    const { rows } = soundRows();
    const log = logOf(rows).slice(0, -1);
    expect(compareWithCallLog([rows], log)).toEqual({ unrecorded: [], invented: [profile], repeated: [] });
  });

  test('a call made twice', () => {
    const { rows } = soundRows();
    const log = logOf(rows);
    const twice = compareWithCallLog([rows], [...log, ...log.slice(-1)]);
    expect(twice).toEqual({ unrecorded: [profile], invented: [], repeated: [profile] });
  });
});
