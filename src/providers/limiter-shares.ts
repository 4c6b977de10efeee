/** A process that uses a key. */
export interface Member {
  id: string;
  /** Calls under way and waiting. */
  wanted: number;
  inUse: number;
  /** Calls that may be under way. */
  share: number;
}

/** Where there are more processes than slots, those take turns. */
const turnMs = 5000;

/**
 * The share that one process takes: its fair one, but nothing that others still hold, so that the sum never exceeds the
 * limit, also while a process joins or the limit falls.
 */
export function takeShare(limit: number, own: Member, others: readonly Member[], now: number): number {
  const held = others.reduce((sum, { share, inUse }) => sum + Math.max(share, inUse), 0);
  return Math.max(0, Math.min(fairShare(limit, own, others, now), limit - held));
}

/**
 * As equal as the demand allows; what nobody wants is dealt out evenly as well, so that a sudden demand finds something.
 */
export function fairShare(limit: number, own: Member, others: readonly Member[], now: number): number {
  const members = inTurn([own, ...others], limit, now);
  const shares = new Map(members.map(({ id }) => [id, 0]));
  let left = deal(limit, members, shares, ({ id, wanted }) => (shares.get(id) ?? 0) < wanted);
  left = deal(left, members, shares, () => true);
  return shares.get(own.id) ?? 0;
}

/** Deals slots one by one to all that still take one, round after round. */
function deal(
  slots: number,
  members: readonly Member[],
  shares: Map<string, number>,
  takes: (member: Member) => boolean,
): number {
  let left = slots;
  while (left > 0) {
    const takers = members.filter(takes).slice(0, left);
    if (takers.length === 0) return left;
    for (const { id } of takers) shares.set(id, (shares.get(id) ?? 0) + 1);
    left -= takers.length;
  }
  return 0;
}

function inTurn(members: readonly Member[], limit: number, now: number): Member[] {
  const sorted = members.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  if (limit >= sorted.length) return sorted;
  const first = Math.floor(now / turnMs) % sorted.length;
  return [...sorted.slice(first), ...sorted.slice(0, first)];
}
