import { expect, test } from 'vitest';
import { readHandle } from './handle.ts';

test.each([
  ['lumen.daily', 'lumen.daily'],
  [' @Lumen.Daily ', 'lumen.daily'],
  ['__oak__', '__oak__'],
  ['https://www.instagram.com/lumen.daily/', 'lumen.daily'],
  ['http://instagram.com/lumen.daily', 'lumen.daily'],
  ['instagram.com/lumen.daily?igsh=abc==', 'lumen.daily'],
  ['m.instagram.com/lumen.daily/reels/', 'lumen.daily'],
  ['https://www.instagram.com/lumen.daily/p/DNZCmWE8gAB/', 'lumen.daily'],
  ['https://www.instagram.com/stories/lumen.daily/3700/', 'lumen.daily'],
  ['https://instagram.com/_u/lumen.daily', 'lumen.daily'],
  ['HTTPS://WWW.INSTAGRAM.COM/Lumen.Daily#x', 'lumen.daily'],
  ['https://www.instagram.com/@lumen.daily', 'lumen.daily'],
])('%s is %s', (text, handle) => {
  expect(readHandle(text)).toBe(handle);
});

test.each([
  '',
  '@',
  '@@lumen',
  'lumen daily',
  'lumen-daily',
  '.lumen',
  'lumen.',
  'ünïcödé',
  'a'.repeat(31),
  'instagram.com',
  'https://www.instagram.com/',
  'https://www.instagram.com/p/DNZCmWE8gAB/',
  'https://www.instagram.com/reel/DNZCmWE8gAB/',
  'https://www.instagram.com/explore/tags/oils/',
  'https://www.instagram.com/stories/highlights/17/',
  'https://www.tiktok.com/@lumen.daily',
  'https://instagram.com.example.com/lumen',
  'https://evil.example/instagram.com/lumen',
  'https://help.instagram.com/lumen',
  'ftp://instagram.com/lumen',
])('%j is no handle', (text) => {
  expect(readHandle(text)).toBeNull();
});
