// `npm run bench -- search api export`: what the README's figures come from. All of them without a name.
import { Command, Option } from 'commander';
import { z } from 'zod';
import { AppError } from '../src/lib/errors.ts';
import { benchSearch } from './search/search.ts';
import { type BenchPostgres, startBenchPostgres } from './support/database.ts';

const benches: Record<string, (postgres: BenchPostgres, options: { runs: number }) => Promise<void>> = {
  search: benchSearch,
};

const options = new Command('bench')
  .description('Measures Castlist on this machine, on an embedded Postgres or the one of DATABASE_URL.')
  .argument('[names...]', `which: ${Object.keys(benches).join(', ')}`, Object.keys(benches))
  .addOption(new Option('--runs <number>', 'how often each is measured').default('5'))
  .parse();
const runs = z.coerce.number().int().min(1).parse(options.opts().runs);
process.exitCode = await run(options.args.length > 0 ? options.args : Object.keys(benches));

async function run(names: string[]): Promise<number> {
  try {
    const postgres = await startBenchPostgres();
    try {
      for (const name of names) await benches[name]?.(postgres, { runs });
    } finally {
      await postgres.stop();
    }
    return 0;
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    return 1;
  }
}
