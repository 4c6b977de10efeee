import { fileURLToPath } from 'node:url';
import pg from 'pg';
import Postgrator from 'postgrator';
import { AppError } from '../lib/errors.ts';

/** Postgrator looks for files by a pattern: a folder's own brackets and backslashes are no part of one. */
const migrationPattern = `${fileURLToPath(new URL('../../migrations', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/[?*()[\]]/g, '[$&]')}/[0-9]*.sql`;
/** Any fixed number: processes that start together take turns on this advisory lock. */
const migrationLock = 7_020_112;

/**
 * Brings the database to the newest schema, all pending files in one transaction, so that a failure or a kill leaves
 * the schema as it was. Throws `database_unreachable` or `migration_failed`.
 */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    throw new AppError('database_unreachable', `The database cannot be reached: ${describe(cause)}.`, {
      cause,
    });
  }
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    const postgrator = new Postgrator({
      driver: 'pg',
      migrationPattern,
      schemaTable: 'schema_migrations',
      execQuery: (query) => client.query(query),
    });
    const applied = await postgrator.migrate();
    await client.query('commit');
    return { applied: applied.map((migration) => migration.filename.split(/[\\/]/).at(-1) ?? '') };
  } catch (cause) {
    throw new AppError('migration_failed', `The database could not be migrated: ${describe(cause)}.`, {
      cause,
    });
  } finally {
    await client.end();
  }
}

function describe(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(describe).join('; ');
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}
