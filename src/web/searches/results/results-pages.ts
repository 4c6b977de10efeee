import type { InfiniteData } from '@tanstack/react-query';
import type { ListedResult, ResultsPage } from '../../../domain/results-query.ts';

export interface PageStart {
  cursor?: string;
  limit: number;
}

/** A page as it was answered, and what has become of it since. */
export interface LoadedPage extends ResultsPage {
  /** When it was asked for: it knows of everything that changed before. */
  askedAt: number;
  /** `total` when its rows were put in order. */
  orderedTotal: number;
  /** Its rows would stand otherwise if they were put in order now. */
  moved: boolean;
}

export type LoadedPages = InfiniteData<LoadedPage, PageStart>;

/** The first screens come quickly; who scrolls on through thousands gets them in large pieces. */
const smallPage = 100;
const largePage = 500;
const manyRows = 1000;

export const firstPage: PageStart = { limit: smallPage };

export function startAfter(page: LoadedPage): PageStart | undefined {
  return page.next === null
    ? undefined
    : { cursor: page.next, limit: page.all > manyRows ? largePage : smallPage };
}

interface Rows {
  /** In order, each creator once. */
  rows: ListedResult[];
  /** How many there are up to the end of each page. */
  ends: number[];
}

/** Reckoned once per answer: scrolling asks for them with every frame. */
const knownRows = new WeakMap<LoadedPage[], Rows>();

export function rowsOf(pages: LoadedPage[]): Rows {
  const known = knownRows.get(pages) ?? joinRows(pages);
  knownRows.set(pages, known);
  return known;
}

function joinRows(pages: LoadedPage[]): Rows {
  const rows: ListedResult[] = [];
  const ends: number[] = [];
  const ids = new Set<string>();
  for (const { results } of pages) {
    for (const result of results) {
      if (ids.has(result.creator.id)) continue;
      ids.add(result.creator.id);
      rows.push(result);
    }
    ends.push(rows.length);
  }
  return { rows, ends };
}

/** Totals and counts, by whichever page was asked for last. */
export function newestOf(pages: LoadedPage[]): LoadedPage | undefined {
  return pages.reduce<LoadedPage | undefined>(
    (newest, page) => (newest === undefined || page.askedAt > newest.askedAt ? page : newest),
    undefined,
  );
}

/**
 * How rows may change while somebody reads. `append`: they only ever come after the last, so each page can be asked for
 * again. `live`: nobody has moved away from the top, the first page is shown as it would be now. `hold`: nothing may
 * move; rows known already are shown in their newest state, the others wait.
 */
export type Liveliness = 'append' | 'live' | 'hold';

export interface Situation {
  /** Indexes of the rows in view. */
  first: number;
  last: number;
  /** When rows last became others, or may have. */
  changedAt: number;
  liveliness: Liveliness;
}

export type Task = { kind: 'more' } | { kind: 'refresh'; index: number };

/** Rows are asked for before one reaches them. */
const lookahead = 30;

/** What to ask the server for next, so that what is in view is there and is new; null when all is well. */
export function nextTask(pages: LoadedPage[], situation: Situation): Task | null {
  const { first, last, changedAt, liveliness } = situation;
  const { rows, ends } = rowsOf(pages);
  const [head, tail] = [pages[0], pages.at(-1)];
  if (head === undefined || tail === undefined) return null;
  if (liveliness === 'live' && (head.askedAt < changedAt || isWaiting(pages))) {
    return { kind: 'refresh', index: 0 };
  }
  if (tail.next !== null && last + lookahead >= rows.length) return { kind: 'more' };
  const index = pages.findIndex((page, at) => {
    const end = at === pages.length - 1 ? Number.POSITIVE_INFINITY : (ends[at] ?? 0);
    return page.askedAt < changedAt && first < end && last >= (ends[at - 1] ?? 0);
  });
  return index === -1 ? null : { kind: 'refresh', index };
}

/** Whether rows wait for their place. */
export function isWaiting(pages: LoadedPage[]): boolean {
  return pages.some(({ moved }) => moved) || waitingCount(pages) > 0;
}

export function waitingCount(pages: LoadedPage[]): number {
  return Math.max(0, (newestOf(pages)?.total ?? 0) - (pages[0]?.orderedTotal ?? 0));
}

/** The pages after one of them was asked for again. */
export function refreshPage(
  { pages, pageParams }: LoadedPages,
  index: number,
  answer: LoadedPage,
  liveliness: Liveliness,
): LoadedPages {
  if (liveliness === 'live') return { pages: [answer], pageParams: pageParams.slice(0, 1) };
  const page = pages[index];
  if (page === undefined) return { pages, pageParams };
  if (liveliness === 'hold') return { pages: pages.with(index, renewInPlace(page, answer)), pageParams };
  // Where the page ends otherwise than before, those after it no longer join on: they are asked for again.
  const kept = index === pages.length - 1 || answer.next === page.next ? pages.length : index + 1;
  return { pages: pages.with(index, answer).slice(0, kept), pageParams: pageParams.slice(0, kept) };
}

function renewInPlace(page: LoadedPage, answer: LoadedPage): LoadedPage {
  const renewed = new Map(answer.results.map((result) => [result.creator.id, result]));
  const moved = page.results.some((result, at) => answer.results[at]?.creator.id !== result.creator.id);
  return {
    ...answer,
    results: page.results.map((result) => renewed.get(result.creator.id) ?? result),
    next: page.next,
    orderedTotal: page.orderedTotal,
    moved: page.moved || moved,
  };
}
