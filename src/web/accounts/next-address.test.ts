import { expect, it } from 'vitest';
import { readNextAddress } from './next-address.ts';

it('leads on to our own pages only', () => {
  expect(readNextAddress({ next: '/campaigns/1?q=a' })).toEqual({ next: '/campaigns/1?q=a' });
  for (const next of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'campaigns',
    '',
    7,
  ]) {
    expect(readNextAddress({ next }), String(next)).toEqual({});
  }
});
