import { describe, expect, it } from 'vitest';
import { type ResultsQuery, resultsQuerySchema } from './results-query.ts';
import {
  resultsParametersSchema,
  resultsQueryFromParameters,
  resultsQueryToParameters,
} from './results-query-parameters.ts';

/** As a server reads them from an address. */
function read(address: string): ResultsQuery {
  const parameters = Object.fromEntries(new URLSearchParams(address));
  return resultsQueryFromParameters(resultsParametersSchema.parse(parameters));
}

function write(query: Partial<ResultsQuery>): string {
  const entries = Object.entries(resultsQueryToParameters(query));
  return new URLSearchParams(
    Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
  ).toString();
}

const everything = resultsQuerySchema.parse({
  filters: {
    followers: { from: 10_000, to: 500_000 },
    engagement: { from: 0.025 },
    views: { to: 0 },
    languages: ['en', 'de'],
    countries: ['US'],
    verified: true,
    notPrivate: true,
    hasEmail: true,
    postedWithinDays: 30,
    notSeen: true,
  },
  keyword: 'C&A, 50% off',
  text: 'zoë +1',
  sort: 'engagement',
  order: 'descending',
  cursor: 'abc',
  limit: 50,
});

describe('a results query in an address', () => {
  it('comes back as it went', () => {
    expect(read(write(everything))).toEqual(everything);
    expect(write(everything)).toContain('languages=en%2Cde');
  });

  it('leaves out what is usual', () => {
    const usual = resultsQuerySchema.parse({});
    expect(resultsQueryToParameters({ ...usual, text: '' })).toEqual({ limit: 100 });
    expect(read('')).toEqual(usual);
  });

  it('refuses what means nothing, instead of filtering by 0', () => {
    for (const address of ['followersFrom=', 'followersTo=many', 'verified=0', 'sort=beauty', 'limit=9999']) {
      expect(() => read(address), address).toThrow();
    }
    expect(() => read('followersFrom=9&followersTo=1')).toThrow('ends before it begins');
    expect(() => read('languages=')).toThrow();
  });
});
