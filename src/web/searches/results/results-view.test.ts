import { expect, it } from 'vitest';
import { readResultsAddress } from './results-parameters.ts';
import { addressOfView, asFound, byScore, isAsFound, nextSort, viewFromAddress } from './results-view.ts';

/** As the router hands it over: numbers and booleans read as such. */
const view = (search: Record<string, unknown>) => viewFromAddress(readResultsAddress(search), asFound);

it('reads an address, and ignores what makes no sense', () => {
  expect(
    view({ text: 2024, hasEmail: 1, followersFrom: 10_000, sort: 'views', order: 'descending' }),
  ).toEqual({
    filters: { hasEmail: true, followers: { from: 10_000 } },
    keyword: undefined,
    text: '2024',
    sort: 'views',
    order: 'descending',
  });
  const usual = view({});
  expect(view({ text: '', hasEmail: 'yes', sort: 'beauty', languages: 'klingon', viewsTo: -1 })).toEqual(
    usual,
  );
  expect(view({ text: true }).text).toBe('true');
});

it('keeps the first of two that contradict each other', () => {
  expect(view({ followersFrom: 500, followersTo: 100 }).filters).toEqual({ followers: { from: 500 } });
});

it('writes what it reads', () => {
  const search = {
    languages: 'de,pl',
    engagementFrom: 0.02,
    keyword: 'rye',
    sort: 'name',
    order: 'ascending',
    notSeen: 1,
  };
  expect(addressOfView(view(search), asFound)).toEqual(search);
});

it('need not name the usual order of a list, whichever that is', () => {
  const similar = viewFromAddress({}, byScore);
  expect(similar).toMatchObject(byScore);
  expect(addressOfView(similar, byScore)).toEqual({});
  const found = addressOfView({ ...similar, ...asFound }, byScore);
  expect(found).toEqual(asFound);
  expect(viewFromAddress(found, byScore)).toMatchObject(asFound);
});

it('turns through the usual order of a figure, the other way round and as found', () => {
  const first = nextSort(asFound, 'followers', asFound);
  expect(first).toEqual({ sort: 'followers', order: 'descending' });
  const second = nextSort(first, 'followers', asFound);
  expect(second).toEqual({ sort: 'followers', order: 'ascending' });
  expect(nextSort(second, 'followers', asFound)).toEqual(asFound);
  expect(nextSort(second, 'name', asFound)).toEqual({ sort: 'name', order: 'ascending' });
});

it('knows when rows stand as they were found', () => {
  expect(isAsFound(view({}))).toBe(true);
  expect(isAsFound(view({ hasEmail: 1 }))).toBe(false);
  expect(isAsFound(view({ text: 'rye' }))).toBe(false);
  expect(isAsFound(view({ sort: 'views', order: 'descending' }))).toBe(false);
});
