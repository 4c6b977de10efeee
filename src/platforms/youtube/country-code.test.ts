import { expect, test } from 'vitest';
import { countryCode } from './country-code.ts';

test.each([
  ['United States', 'US'],
  ['United Kingdom', 'GB'],
  ['Hong Kong', 'HK'],
  ['Germany', 'DE'],
  ['Bosnia and Herzegovina', 'BA'],
  ["Cote d'Ivoire", 'CI'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Myanmar (Burma)', 'MM'],
  ['fr', 'FR'],
  ['UK', 'GB'],
])('%s is %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test.each(['', 'Atlantis', 'Unknown Region', 'ZZ', 'QQ'])('%j is no country', (name) => {
  expect(countryCode(name)).toBeNull();
});
