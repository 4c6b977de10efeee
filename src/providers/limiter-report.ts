import { type Member, takeShare } from './limiter-shares.ts';
import type { LimitChange, LimitRecord } from './limiter-store.ts';
import { type Evidence, learn, openWindow } from './limiter-window.ts';

/** What a process tells the others. */
export interface Report {
  seen: Evidence;
  wanted: number;
  inUse: number;
  /** What is left of the time in which no call may start. */
  quietMs: number;
}

/** Adds a report to what is known of the key, and takes the share that is due. */
export function reportTo(
  known: LimitRecord,
  report: Report,
  { id, maximum, stays }: { id: string; maximum: number; stays: boolean },
): LimitChange {
  const window = learn(known.window ?? openWindow(maximum), report.seen, known.now, maximum);
  const quietUntil = report.quietMs > 0 ? known.now + report.quietMs : 0;
  const member: Member = { id, wanted: report.wanted, inUse: report.inUse, share: 0 };
  const others = known.members.filter((other) => other.id !== id);
  member.share = takeShare(Math.min(window.limit, maximum), member, others, known.now);
  return {
    window,
    quietUntil: Math.max(known.quietUntil, quietUntil),
    member: stays ? member : null,
  };
}

/** Whether the others should read at once what has changed, and not when they tell themselves the next time. */
export function shouldAnnounce(
  id: string,
  known: LimitRecord,
  { window, quietUntil, member }: LimitChange,
): boolean {
  const others = known.members.filter((other) => other.id !== id);
  if (others.length === 0) return false;
  const before = known.members.find((one) => one.id === id);
  const givesUp = held(member) < held(before) && others.some(({ wanted, share }) => wanted > share);
  return !before || givesUp || window?.version !== known.window?.version || quietUntil > known.quietUntil;
}

function held(member: Member | null | undefined): number {
  return member ? Math.max(member.share, member.inUse) : 0;
}
