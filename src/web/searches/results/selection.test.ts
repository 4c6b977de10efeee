import { expect, it } from 'vitest';
import { everybody, isSelected, nobody, select, selectedCount } from './selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];

it('chooses one and lets it go', () => {
  const one = select(nobody, rows, 'b', false);
  expect([...one.ids]).toEqual(['b']);
  expect([...select(one, rows, 'b', false).ids]).toEqual([]);
});

it('chooses and lets go ranges, in either direction', () => {
  const range = select(select(nobody, rows, 'd', false), rows, 'b', true);
  expect(rows.filter((id) => isSelected(range, id))).toEqual(['b', 'c', 'd']);
  const fewer = select(range, rows, 'c', true);
  expect(rows.filter((id) => isSelected(fewer, id))).toEqual(['d']);
});

it('begins anew where the range began with somebody who is no longer there', () => {
  expect([...select({ ...nobody, anchor: 'gone' }, rows, 'c', true).ids]).toEqual(['c']);
});

it('counts everybody, also those who are not in view, and can leave out one', () => {
  expect(selectedCount(everybody, 9000)).toBe(9000);
  expect([...select(everybody, rows, 'c', false).ids]).toEqual(['a', 'b', 'd', 'e']);
});
