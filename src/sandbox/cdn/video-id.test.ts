import { expect, it } from 'vitest';
import { postOfVideoId, videoIdOf } from './video-id.ts';

it('a video id leads back to its post, and no other text does', () => {
  const ids = new Set<string>();
  for (const creatorIndex of [0, 1, 77, 11_999, 31_999]) {
    for (const postNumber of [0, 1, 300, 4_095]) {
      const id = videoIdOf(creatorIndex, postNumber);
      expect(id).toMatch(/^[\w-]{11}$/);
      expect(postOfVideoId(id)).toEqual({ creatorIndex, postNumber });
      ids.add(id);
    }
  }
  expect(ids.size).toBe(20);
  for (const text of ['', 'AAAAAAAAAAA', 'abc-def_ghi', '../../secret', 'x'.repeat(40)]) {
    expect(postOfVideoId(text)).toBeNull();
  }
});
