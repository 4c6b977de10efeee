import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database, Executor } from '../../db/client.ts';
import { providerCalls } from '../../db/schema/searches.ts';
import { toStorableJson } from '../../lib/text.ts';
import type { CallLedger, CallRecord } from '../../providers/ledger.ts';

const compressInThread = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A step of a search that makes provider calls. Its purpose names it within the search, as in `page:<query>:<number>`. */
export interface LedgerStep {
  accountId: string;
  searchId: string;
  purpose: string;
}

/**
 * The ledger of one step: a good answer is on disk before it is used, and found again by who repeats the step. `paid`:
 * whether there may be one, which is seen for many steps at once; a thousand creators need not ask one by one.
 */
export function openCallLedger(
  database: Database,
  step: LedgerStep,
  { paid }: { paid: boolean },
): CallLedger {
  return {
    async find({ path, parameters }) {
      if (!paid) return null;
      const [call] = await database
        .select({ answer: providerCalls.answer })
        .from(providerCalls)
        .where(
          and(
            eq(providerCalls.searchId, step.searchId),
            eq(providerCalls.purpose, step.purpose),
            eq(providerCalls.path, path),
            sql`${providerCalls.parameters} = ${toStorableJson(parameters)}::jsonb`,
            isNotNull(providerCalls.answer),
          ),
        );
      return call?.answer ? (await decompress(call.answer)).toString('utf8') : null;
    },

    async record(record) {
      const answer = record.answer === null ? null : await compress(record.answer);
      await onceConnected(() => insertCall(database, step, record, answer));
    },
  };
}

/** A profile takes 0.03 ms at once and ten times that by way of a thread; a page would hold everybody up for 1 to 10. */
const smallBytes = 32 * 1024;

async function compress(answer: string): Promise<Buffer> {
  const bytes = Buffer.from(answer, 'utf8');
  return bytes.length <= smallBytes ? zstdCompressSync(bytes) : compressInThread(bytes);
}

const mostTries = 3;

/**
 * What was asked has been paid. A process that was frozen for longer than connecting may take hears that its time is over
 * before it has looked whether it is connected: nothing was sent then, and it is written once more instead of lost.
 */
async function onceConnected(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === mostTries || !isConnectTimeout(error)) throw error;
    }
  }
}

function isConnectTimeout(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/timeout exceeded when trying to connect|due to connection timeout/.test(cause.message)) return true;
  }
  return false;
}

async function insertCall(database: Database, step: LedgerStep, record: CallRecord, answer: Buffer | null) {
  const { answer: _, ...known } = record;
  const row = { ...step, ...known, parameters: JSON.parse(toStorableJson(record.parameters)) };
  if (answer === null) {
    await database.insert(providerCalls).values({ ...row, outcome: 'failed' });
    return;
  }
  const inserted = await database
    .insert(providerCalls)
    .values({ ...row, outcome: 'answered', answer })
    .onConflictDoNothing();
  if (inserted.rowCount === 0) await database.insert(providerCalls).values({ ...row, outcome: 'surplus' });
}

/** Drops the answers of a step that has been applied; the ledger's rows stay. Part of the effect's transaction. */
export async function dropAnswers(executor: Executor, { searchId, purpose }: LedgerStep): Promise<void> {
  await executor
    .update(providerCalls)
    .set({ answer: null })
    .where(
      and(
        eq(providerCalls.searchId, searchId),
        eq(providerCalls.purpose, purpose),
        isNotNull(providerCalls.answer),
      ),
    );
}
