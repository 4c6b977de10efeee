import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database, Executor } from '../../db/client.ts';
import { listen } from '../../db/notifications.ts';
import { providerLimitShares, providerLimits } from '../../db/schema/provider-limits.ts';
import { changedRecord, type LimitRecord, type LimitStore } from '../../providers/limiter-store.ts';
import { readWindow } from '../../providers/limiter-window.ts';

const channel = 'provider_limits';
/** A process that has told nothing for this long has lost its share. */
const silenceSeconds = 3;
/** What was learned longer ago than this says nothing about now. */
const forgetAfterMinutes = 10;

export interface SharedLimits extends LimitStore {
  close(): Promise<void>;
}

/** Keeps in Postgres what all processes know of a provider's key, one row a key and one a process that uses it. */
export async function openSharedLimits(database: Database, databaseUrl: string): Promise<SharedLimits> {
  const listeners = new Set<{ key: string; memberId: string; listener: (quietMs: number) => void }>();

  function hear(message: string): void {
    const [key, memberId, quietMs] = message.split(' ');
    for (const one of listeners)
      if (one.key === key && one.memberId !== memberId) one.listener(Number(quietMs));
  }

  function hearAll(): void {
    for (const { listener } of listeners) listener(0);
  }

  const subscription = await listen(databaseUrl, channel, hear, hearAll);
  return {
    update: (key, memberId, change) =>
      database.transaction(async (transaction) => {
        // Told again in a moment: not worth a wait for the disk.
        await transaction.execute(sql`set local synchronous_commit = off`);
        const record = await lockRecord(transaction, key);
        const changed = changedRecord(record, memberId, change);
        await keepRecord(transaction, key, memberId, changed);
        return changed;
      }),
    // Not in the transaction: a NOTIFY makes the commits of the whole database take turns.
    async announce(key, memberId, quietMs) {
      await database.execute(sql`select pg_notify(${channel}, ${`${key} ${memberId} ${quietMs}`})`);
    },
    subscribe(key, memberId, listener) {
      const one = { key, memberId, listener };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    close: () => subscription.close(),
  };
}

/** Locks the key's row, so that processes tell one after the other. Times are milliseconds of the database's clock. */
async function lockRecord(executor: Executor, key: string): Promise<LimitRecord> {
  const ofKey = eq(providerLimits.keyHash, key);
  await executor.insert(providerLimits).values({ keyHash: key }).onConflictDoNothing();
  await executor.select().from(providerLimits).where(ofKey).for('update');
  await executor
    .delete(providerLimitShares)
    .where(
      and(
        eq(providerLimitShares.keyHash, key),
        lt(providerLimitShares.seenAt, sql`clock_timestamp() - make_interval(secs => ${silenceSeconds})`),
      ),
    );
  // After the wait for the lock: "now" is when the record is changed.
  const [row] = await executor
    .select({
      now: sql<string>`extract(epoch from clock_timestamp()) * 1000`,
      window: providerLimits.learned,
      isOld: sql<boolean>`${providerLimits.updatedAt} < now() - make_interval(mins => ${forgetAfterMinutes})`,
      quietUntil: providerLimits.quietUntil,
    })
    .from(providerLimits)
    .where(ofKey);
  if (!row) throw new Error('The row of a provider key is gone.');
  const members = await executor
    .select({
      id: providerLimitShares.processId,
      wanted: providerLimitShares.wanted,
      inUse: providerLimitShares.inUse,
      share: providerLimitShares.share,
    })
    .from(providerLimitShares)
    .where(eq(providerLimitShares.keyHash, key));
  return {
    now: Number(row.now),
    window: row.isOld ? null : readWindow(row.window),
    quietUntil: row.quietUntil?.getTime() ?? 0,
    members,
  };
}

async function keepRecord(
  executor: Executor,
  key: string,
  memberId: string,
  { window, quietUntil, members }: LimitRecord,
): Promise<void> {
  const clock = sql`clock_timestamp()`;
  await executor
    .update(providerLimits)
    .set({
      learned: window,
      quietUntil: quietUntil === 0 ? null : new Date(Math.ceil(quietUntil)),
      updatedAt: clock,
    })
    .where(eq(providerLimits.keyHash, key));
  const member = members.find(({ id }) => id === memberId);
  if (!member) {
    await executor
      .delete(providerLimitShares)
      .where(and(eq(providerLimitShares.keyHash, key), eq(providerLimitShares.processId, memberId)));
    return;
  }
  const told = { wanted: member.wanted, inUse: member.inUse, share: member.share, seenAt: clock };
  await executor
    .insert(providerLimitShares)
    .values({ keyHash: key, processId: memberId, ...told })
    .onConflictDoUpdate({
      target: [providerLimitShares.keyHash, providerLimitShares.processId],
      set: told,
    });
}
