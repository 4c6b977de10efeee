import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/db/migrate.ts';
import { searchTopic } from '../src/features/searches/search-topic.ts';
import { startTemporaryPostgres } from '../src/local/temporary-postgres.ts';
import { startPgBossQueue } from '../src/queue/pg-boss-queue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which tests make databases of their own, with `castlist_template` as the pattern. */
    databaseUrl: string;
  }
}

const template = 'castlist_template';

/** One server for all test files: the one named by TEST_DATABASE_URL, else a temporary one. */
export default async function setUpDatabase(project: TestProject): Promise<() => Promise<void>> {
  // Vitest exits on Ctrl-C, which lets the server go; a termination has to be the same.
  process.once('SIGTERM', () => process.exit(143));
  const named = process.env.TEST_DATABASE_URL;
  const server = named ? { url: named, stop: async () => {} } : await startTemporaryPostgres();
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseUrl', server.url);
  return server.stop;
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template}`);
  } finally {
    await client.end();
  }
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  // Makes the queue's tables, which every start would have to otherwise.
  const queue = await startPgBossQueue({
    databaseUrl: templateUrl.href,
    topics: [searchTopic],
    maintain: false,
  });
  await queue.stop();
}
