import { expect, it } from 'vitest';
import { readableLink, safeLink } from './safe-link.ts';

it('makes links of web addresses only', () => {
  expect(safeLink('https://linktr.ee/ada')).toBe('https://linktr.ee/ada');
  for (const address of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'linktr.ee/ada',
    '',
  ]) {
    expect(safeLink(address), address).toBeUndefined();
  }
  expect(safeLink(null)).toBeUndefined();
});

it('shows an address without what nobody reads', () => {
  expect(readableLink('https://www.linktr.ee/ada/')).toBe('linktr.ee/ada');
});
