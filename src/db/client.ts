import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { logger } from '../lib/logger.ts';
import * as accounts from './schema/accounts.ts';
import * as campaigns from './schema/campaigns.ts';
import * as creators from './schema/creators.ts';
import * as images from './schema/images.ts';
import * as providerLimits from './schema/provider-limits.ts';
import * as searches from './schema/searches.ts';
import * as workers from './schema/workers.ts';

export const schema = {
  ...accounts,
  ...campaigns,
  ...creators,
  ...images,
  ...providerLimits,
  ...searches,
  ...workers,
};

export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool };
/** A database or a transaction on it: what a step inside a transaction asks for. */
export type Executor = Parameters<Parameters<Database['transaction']>[0]>[0] | Database;

/** A process that stops in the middle of a transaction keeps its locks no longer than this: less than a worker's lease. */
const longestIdleTransactionMs = 5_000;
/**
 * Its transactions that wait for that lock must not get it one after another, each to keep it as long. Who waits in a
 * process that lives tries again.
 */
const longestLockWaitMs = 4_000;

/** Opens a pool, closed by `database.$client.end()`. Connections that break are replaced; what they were doing fails. */
export function openDatabase(url: string, poolSize = 20): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'castlist',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    idle_in_transaction_session_timeout: longestIdleTransactionMs,
    lock_timeout: longestLockWaitMs,
  });
  // The pool listens to idle connections only: one that breaks inside a transaction would end the process.
  pool.on('connect', (client) =>
    client.on('error', (error) => logger.warn({ error: error.message }, 'a database connection broke')),
  );
  pool.on('error', () => undefined);
  return withSafeTransactions(drizzle(pool, { schema }), pool);
}

/**
 * Drizzle says "begin" before its own try: where the connection has been cut meanwhile, it keeps the client for ever,
 * and with some twenty of them the whole pool. Here the client comes back whatever happens.
 */
function withSafeTransactions(database: Database, pool: pg.Pool): Database {
  database.transaction = async (run, config) => {
    const client = await pool.connect();
    try {
      return await (drizzle(client) as unknown as Database).transaction(run, config);
    } finally {
      client.release();
    }
  };
  return database;
}
