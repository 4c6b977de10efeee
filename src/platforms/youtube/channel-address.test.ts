import { expect, test } from 'vitest';
import { channelUrl, readHandle } from './channel-address.ts';

const id = 'UC-9-kyTW8ZkZNDHQJ6FgpwQ';

test.each([
  ['CrumbAndCrust', 'CrumbAndCrust'],
  [' @crumb.and-crust_1 ', 'crumb.and-crust_1'],
  ['https://www.youtube.com/@CrumbAndCrust', 'CrumbAndCrust'],
  ['youtube.com/@CrumbAndCrust/videos?view=0', 'CrumbAndCrust'],
  ['http://m.youtube.com/@CrumbAndCrust#about', 'CrumbAndCrust'],
  ['https://www.youtube.com/@%E3%83%91%E3%83%B3', 'パン'],
  ['@パン', 'パン'],
  [id, id],
  [`https://www.youtube.com/channel/${id}/about`, id],
  ['https://www.youtube.com/c/Crumb', 'c/Crumb'],
  ['youtube.com/user/crumb/videos', 'user/crumb'],
])('%s is %s', (text, handle) => {
  expect(readHandle(text)).toBe(handle);
  expect(readHandle(channelUrl(handle))).toBe(handle);
});

test.each([
  '',
  '@',
  'two words',
  'a/b',
  'youtube.com',
  'https://www.youtube.com/',
  'https://www.youtube.com/watch?v=aaaaaaaaaa1',
  'https://www.youtube.com/channel/crumb',
  'https://www.youtube.com/@%E3%83',
  'https://youtu.be/aaaaaaaaaa1',
  'https://youtube.com.example.com/@crumb',
  'https://example.com/youtube.com/@crumb',
  'https://www.tiktok.com/@crumb',
])('%j is no handle', (text) => {
  expect(readHandle(text)).toBeNull();
});
