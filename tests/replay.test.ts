import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payloadsFolder } from './support/payloads.ts';
import { startTestApp, type TestApp, type TestClient } from './support/test-app.ts';

interface Recording {
  path: string;
  query: Record<string, string>;
  file: string;
}
interface Item {
  aweme_info: {
    aweme_id: string;
    statistics: { play_count: number };
    author: { uid: string; unique_id: string; follower_count: number };
  };
}

// The whole journey on real answers of the provider, where the folder of recordings is at hand.
describe.skipIf(payloadsFolder === null)('a search over recordings', () => {
  const folder = payloadsFolder ?? '';
  const read = (file: string) => {
    const bytes = readFileSync(join(folder, file));
    return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  };
  const recordings: Recording[] = folder === '' ? [] : read('index.json');
  let app: TestApp;
  let person: TestClient;

  beforeAll(async () => {
    app = await startTestApp({ sandbox: { replayFolder: folder } });
    person = await app.signUp();
  });
  afterAll(() => app.stop());

  test.each(['airpods pro', 'nike'])(
    '"%s" has every creator of its pages once, with their figures',
    async (keyword) => {
      const items: Item[] = recordings
        .filter(({ path, query }) => path === '/v1/tiktok/search/keyword' && query.query === keyword)
        .flatMap(({ file }) => read(file).search_item_list);
      const authors = new Map(items.map(({ aweme_info: { author } }) => [author.uid, author]));

      const { id } = await person.startSearch([keyword], 1000);
      const search = await person.waitForEnd(id);
      const results = await person.readResults(id);
      expect(search).toMatchObject({ status: 'completed', ending: 'exhausted', counts: { skipped: 0 } });
      expect(results.map(({ creator }) => creator.externalId).toSorted()).toEqual(
        [...authors.keys()].toSorted(),
      );

      for (const { creator, post, enrichment, matchedPostCount } of results) {
        const own = items.filter(({ aweme_info: { author } }) => author.uid === creator.externalId);
        if (enrichment !== 'enriched') {
          expect(creator.followerCount).toBe(authors.get(creator.externalId)?.follower_count);
          expect(creator.bio).toBeNull();
        }
        expect(matchedPostCount).toBe(new Set(own.map(({ aweme_info }) => aweme_info.aweme_id)).size);
        expect(post?.viewCount).toBeGreaterThanOrEqual(0);
      }
      expect(search.counts.enriched + search.counts.notEnriched).toBe(results.length);
    },
  );
});
