import { expect, it } from 'vitest';
import { testResult } from '../test-result.fixture.ts';
import { holdOrder } from './hold-order.ts';

const [one, two, three] = [testResult(1), testResult(2), testResult(3)] as const;
const held = (...results: (typeof one)[]) => results.map((result) => result.creator.id);

it('shows everything while nobody reads', () => {
  expect(holdOrder([two, one], null)).toEqual({ rows: [two, one], newCount: 0, waiting: false });
});

it('shows at once what only comes below, and counts it', () => {
  expect(holdOrder([one, two, three], held(one, two))).toEqual({
    rows: [one, two, three],
    newCount: 1,
    waiting: false,
  });
});

it('lets wait what would move a row, with every row in its newest state', () => {
  const enriched = testResult(1, { bio: 'read now' });
  expect(holdOrder([three, enriched, two], held(one, two))).toEqual({
    rows: [enriched, two],
    newCount: 1,
    waiting: true,
  });
});

it('knows when only the order is another one', () => {
  expect(holdOrder([two, one], held(one, two))).toMatchObject({
    rows: [one, two],
    newCount: 0,
    waiting: true,
  });
});

it('drops a row that is no longer among them', () => {
  expect(holdOrder([two], held(one, two)).rows).toEqual([two]);
});
