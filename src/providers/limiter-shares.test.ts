import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairShare, type Member, takeShare } from './limiter-shares.ts';

function member(id: string, wanted: number, held = 0): Member {
  return { id, wanted, inUse: 0, share: held };
}

function sharesOf(limit: number, members: Member[], now = 0): number[] {
  return members.map((own) =>
    fairShare(
      limit,
      own,
      members.filter((other) => other !== own),
      now,
    ),
  );
}

test.each<[name: string, limit: number, wanted: number[], shares: number[]]>([
  ['all of it to a process that is alone', 20, [3], [20]],
  ['equal parts where all want more', 20, [60, 60], [10, 10]],
  ['the odd ones to the first', 5, [60, 60], [3, 2]],
  ['what the modest leave to the others', 20, [2, 60, 60], [2, 9, 9]],
  ['what nobody wants evenly as well', 20, [2, 4], [9, 11]],
])('the shares are %s', (_name, limit, wanted, shares) => {
  expect(
    sharesOf(
      limit,
      wanted.map((count, index) => member(String(index), count)),
    ),
  ).toEqual(shares);
});

test('more processes than slots take turns', () => {
  const members = ['a', 'b', 'c'].map((id) => member(id, 10));
  const turns = [0, 5000, 10_000].map((now) => sharesOf(2, members, now));
  expect(turns).toEqual([
    [1, 1, 0],
    [0, 1, 1],
    [1, 0, 1],
  ]);
});

test('fair shares add up to the limit', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.array(fc.nat(80), { minLength: 1, maxLength: 8 }),
      fc.nat(100_000),
      (limit, wanted, now) => {
        const members = wanted.map((count, index) => member(String(index), count));
        expect(sharesOf(limit, members, now).reduce((sum, share) => sum + share)).toBe(limit);
      },
    ),
  );
});

test('what is taken and what is under way never exceeds the limit, whoever joins, whatever is wanted', () => {
  const step = fc.record({ who: fc.nat(4), wanted: fc.nat(60), finished: fc.nat(10) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.array(step, { maxLength: 80 }), (limit, steps) => {
      const members = new Map<string, Member>();
      for (const [turn, { who, wanted, finished }] of steps.entries()) {
        const id = String(who);
        const before = members.get(id) ?? member(id, 0);
        const own = { ...before, wanted, inUse: Math.max(0, before.inUse - finished) };
        const others = [...members.values()].filter((other) => other.id !== id);
        own.share = takeShare(limit, own, others, turn * 1000);
        // It starts as many calls as it may.
        own.inUse = Math.max(own.inUse, Math.min(own.wanted, own.share));
        members.set(id, own);
        const underWay = [...members.values()].reduce((sum, { inUse }) => sum + inUse, 0);
        const shared = [...members.values()].reduce((sum, { share }) => sum + share, 0);
        expect(underWay).toBeLessThanOrEqual(limit);
        expect(shared).toBeLessThanOrEqual(limit);
      }
    }),
  );
});
