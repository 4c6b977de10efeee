// A process that asks the provider as fast as it may, as a worker with more work than it can do.

import { z } from 'zod';
import { openDatabase } from '../../src/db/client.ts';
import { openSharedLimits } from '../../src/features/providers/shared-limits.ts';
import type { CallLedger } from '../../src/providers/ledger.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import { createScrapeCreators } from '../../src/providers/scrapecreators.ts';

/** What is measured is the limiter: nothing is written down. */
const ledger: CallLedger = { find: async () => null, record: async () => undefined };
const anything = z.unknown();

const [name = '', sandboxUrl = '', databaseUrl = '', concurrency = '', askers = ''] = process.argv.slice(2);
const database = openDatabase(databaseUrl, 4);
const limits = await openSharedLimits(database, databaseUrl);
const client = createScrapeCreators({
  apiKey: 'bench',
  url: sandboxUrl,
  concurrency: Number(concurrency),
  timeoutMs: 10_000,
  limitStore: limits,
});
const stopper = new AbortController();
let asked = 0;
let failed = 0;

async function askOnAndOn(): Promise<void> {
  const calls = client.calls({ ledger, signal: stopper.signal });
  while (!stopper.signal.aborted) {
    asked += 1;
    await calls
      .get('/v1/tiktok/profile', { handle: `${name}-${asked}` }, anything)
      .catch((error: unknown) => {
        if (stopper.signal.aborted) return;
        if (!(error instanceof ProviderError)) throw error;
        // Nobody has that handle: an answer like any other.
        if (error.code !== 'nothing_found') failed += 1;
      });
  }
}

process.on('SIGINT', () => {});
process.once('disconnect', () => process.exit(0));
process.once('message', async () => {
  stopper.abort();
  await asking;
  await client.close();
  await limits.close();
  await database.$client.end();
  process.send?.({ failed }, () => process.disconnect());
});
const asking = Promise.all(Array.from({ length: Number(askers) }, askOnAndOn));
process.send?.({ ready: true });
