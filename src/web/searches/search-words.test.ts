import { describe, expect, it } from 'vitest';
import { searchEndings } from '../../domain/search.ts';
import { endStatement, retryLabel, searchTitle } from './search-words.ts';
import { testQuery, testSearch } from './test-result.fixture.ts';

const say = (traits: Parameters<typeof testSearch>[0]) => endStatement(testSearch(traits), 'NetOne');
const failed = (text: string, message: string) =>
  testQuery(text, { status: 'failed', error: { code: 'some_code', message } });
const nobody = { ...testSearch().counts, found: 0 };

describe('the end of a search in words', () => {
  it('has a sentence for each ending', () => {
    const queries = [failed('vegan skincare', 'The provider timed out.')];
    const sentences = searchEndings.map((ending) => say({ ending, queries }).sentence);
    expect(new Set(sentences).size).toBe(searchEndings.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.+[^.]\.$/u);
  });

  it('tells reaching the target from running dry', () => {
    expect(say({ ending: 'target_reached' }).sentence).toBe('Complete: 312 creators.');
    expect(say({ ending: 'exhausted' }).sentence).toBe(
      'NetOne has no more for “vegan skincare”: 312 creators.',
    );
    const queries = [testQuery('one'), testQuery('two')];
    expect(say({ ending: 'exhausted', mode: 'hashtag', queries }).sentence).toContain('for these hashtags');
    expect(say({ ending: 'exhausted', mode: 'similar', queries: [testQuery('@ada')] }).sentence).toContain(
      'no more like @ada',
    );
  });

  it('tells nobody there from a failure, and from filters that leave nobody', () => {
    expect(say({ ending: 'nothing_found', counts: nobody }).sentence).toBe(
      'NetOne knows nobody for “vegan skincare”.',
    );
    expect(say({ ending: 'nothing_found', counts: { ...nobody, leftOut: 40 } }).sentence).toBe(
      'Your filters left out all 40 creators for “vegan skincare”.',
    );
    expect(
      say({ ending: 'provider_failed', error: { code: 'x', message: 'The provider answered 503.' } })
        .sentence,
    ).toBe('The search failed: the provider answered 503.');
  });

  it('puts into words what the provider leaves unsaid', () => {
    const error = { code: 'provider_unavailable', message: 'Something went wrong' };
    expect(say({ ending: 'provider_failed', error }).sentence).toBe(
      'The search failed: the data provider is out of order.',
    );
    const { advice } = say({ ending: 'provider_failed', error: { code: 'bad_key', message: 'Nope' } });
    expect(advice).toContain('SCRAPECREATORS_API_KEY');
  });

  it('names what failed, and why', () => {
    const queries = [testQuery('one'), testQuery('two'), failed('clean beauty', 'The provider timed out.')];
    expect(say({ ending: 'part_failed', queries }).sentence).toBe(
      '2 of 3 keywords done; “clean beauty” failed: the provider timed out.',
    );
  });

  it('tells what is wrong with whom a similar search begins with, apart from what to do', () => {
    const start = (message: string) =>
      say({ ending: 'seed_unusable', mode: 'similar', queries: [failed('ada.b', message)] });
    expect(start('There is no account @ada.b. Check the handle.')).toMatchObject({
      sentence: 'There is no account @ada.b.',
      advice: 'Check the handle.',
    });
    expect(start('@ada.b is private.').advice).toBe('Choose another creator to start from.');
  });

  it('says what is kept only where there is something', () => {
    expect(say({ ending: 'out_of_credits' }).advice).toContain('312 creators');
    expect(say({ ending: 'out_of_credits', counts: nobody }).advice).not.toContain('kept');
  });
});

it('offers to go on only where that leads anywhere', () => {
  const stopped = { ending: 'budget_reached', credits: 200 } as const;
  expect(retryLabel({ ...stopped, creditLimit: 200 })).toBeNull();
  expect(retryLabel({ ...stopped, creditLimit: null })).toBe('Go on');
  expect(retryLabel({ ...stopped, ending: 'part_failed', creditLimit: null })).toBe('Retry what failed');
  expect(retryLabel({ ...stopped, ending: 'exhausted', creditLimit: null })).toBeNull();
});

it('calls a search by what the person gave, not by what that led to', () => {
  const queries = [testQuery('ada', { id: 'seed' }), testQuery('sourdough', { parentId: 'seed' })];
  expect(searchTitle({ mode: 'similar', queries })).toBe('like @ada');
  expect(searchTitle({ mode: 'hashtag', queries: [testQuery('rye'), testQuery('oat')] })).toBe('#rye, #oat');
});
