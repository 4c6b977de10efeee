import type { Member } from './limiter-shares.ts';
import type { Window } from './limiter-window.ts';

/** What is known of a key, by the store's clock: the processes' own may differ. */
export interface LimitRecord {
  now: number;
  window: Window | null;
  /** No call starts before; 0 when there is nothing to wait for. */
  quietUntil: number;
  /** The processes that use the key now, those left out that have not been heard of for some seconds. */
  members: Member[];
}

/** What one process changes in it; `member: null` when it leaves. */
export type LimitChange = Pick<LimitRecord, 'window' | 'quietUntil'> & { member: Member | null };

/** Where the processes of an installation keep what they know of a key. */
export interface LimitStore {
  /** Reads the record, keeps the change, and lets nobody in between; answers the record as changed. */
  update(key: string, memberId: string, change: (record: LimitRecord) => LimitChange): Promise<LimitRecord>;
  /** Tells the other processes that there is something they should read now, and before that, be quiet for so long. */
  announce(key: string, memberId: string, quietMs: number): Promise<void>;
  /** Calls back when another process has announced something of the key; the answer ends it. */
  subscribe(key: string, memberId: string, listener: (quietMs: number) => void): () => void;
}

/** For a process that is alone with its key. */
export function createMemoryLimitStore(): LimitStore {
  const records = new Map<string, Omit<LimitRecord, 'now'>>();
  return {
    async update(key, memberId, change) {
      const record = records.get(key) ?? { window: null, quietUntil: 0, members: [] };
      const changed = changedRecord({ ...record, now: Date.now() }, memberId, change);
      records.set(key, changed);
      return changed;
    },
    announce: async () => undefined,
    subscribe: () => () => undefined,
  };
}

export function changedRecord(
  record: LimitRecord,
  memberId: string,
  change: (record: LimitRecord) => LimitChange,
): LimitRecord {
  const { window, quietUntil, member } = change(record);
  const others = record.members.filter(({ id }) => id !== memberId);
  return { now: record.now, window, quietUntil, members: member ? [...others, member] : others };
}
