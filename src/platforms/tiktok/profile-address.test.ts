import { expect, test } from 'vitest';
import { profileUrl, readHandle } from './profile-address.ts';

test.each([
  ['lumen.daily', 'lumen.daily'],
  [' @Lumen.Daily ', 'lumen.daily'],
  ['.oils_', '.oils_'],
  ['https://www.tiktok.com/@lumen.daily', 'lumen.daily'],
  ['tiktok.com/@lumen.daily/', 'lumen.daily'],
  ['http://m.tiktok.com/@lumen.daily?lang=en', 'lumen.daily'],
  ['https://www.tiktok.com/@lumen.daily/video/7300000000000000001', 'lumen.daily'],
])('%s is %s', (text, handle) => {
  expect(readHandle(text)).toBe(handle);
  expect(readHandle(profileUrl(handle))).toBe(handle);
});

test.each([
  '',
  '@',
  'two words',
  'lumen-daily',
  'a/b',
  'tiktok.com',
  'https://www.tiktok.com/',
  'https://www.tiktok.com/tag/oils',
  'https://vm.tiktok.com/ZMabc/',
  'https://www.tiktok.com.example.com/@lumen',
  'https://example.com/tiktok.com/@lumen',
  'https://www.youtube.com/@lumen',
])('%j is no handle', (text) => {
  expect(readHandle(text)).toBeNull();
});
