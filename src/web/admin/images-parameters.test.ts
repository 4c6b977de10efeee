import { expect, it } from 'vitest';
import { readImagesParameters } from './images-parameters.ts';

it('reads what it knows from an address, and no more', () => {
  expect(readImagesParameters({ range: 'week', host: 'ytimg', other: 1 })).toEqual({
    range: 'week',
    host: 'ytimg',
  });
  expect(readImagesParameters({ range: 'year', host: '' })).toEqual({});
  expect(readImagesParameters({ range: 'day', host: 16 })).toEqual({ host: '16' });
});
