// `npm run bench -- search api export emails images chaos`: what the README's figures come from. All of them without a name.
import { once } from 'node:events';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { AppError } from '../src/lib/errors.ts';
import { benchApi } from './api/api.ts';
import { benchChaos } from './chaos/chaos.ts';
import { benchEmails } from './emails/emails.ts';
import { benchExport } from './export/export.ts';
import { benchImages } from './images/images.ts';
import { benchLimiter } from './limiter/limiter.ts';
import { benchSearch } from './search/search.ts';
import { benchSimilar } from './similar/similar.ts';
import { killApps } from './support/app.ts';
import { type BenchPostgres, startBenchPostgres } from './support/database.ts';

interface Options {
  runs: number;
  schedules: number;
  seed: number;
  planted: boolean;
}

const benches: Record<string, (postgres: BenchPostgres, options: Options) => Promise<void>> = {
  search: benchSearch,
  similar: benchSimilar,
  api: benchApi,
  export: benchExport,
  emails: benchEmails,
  images: benchImages,
  limiter: benchLimiter,
  chaos: benchChaos,
};
const names = Object.keys(benches);

const command = new Command('bench')
  .description(
    'Measures Castlist on this machine, on an embedded Postgres or on databases beside DATABASE_URL.',
  )
  .addArgument(new Argument('[names...]', 'what to measure').choices(names).default(names))
  .option('--runs <number>', 'how often each figure is measured', wholeNumber, 5)
  .option('--schedules <number>', 'of chaos: how many are drawn', wholeNumber, 300)
  .option('--seed <number>', 'of chaos: what the first is drawn from', wholeNumber, 1)
  .option('--planted', 'of chaos: whether faults planted in the engine are caught', false)
  .action(async (chosen: string[], options: Options) => {
    const stopped = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
    process.exit(await run(chosen, options, stopped));
  });
await command.parseAsync();

async function run(chosen: string[], options: Options, stopped: Promise<unknown>): Promise<number> {
  try {
    const postgres = await startBenchPostgres();
    try {
      for (const name of chosen)
        await Promise.race([benches[name]?.(postgres, options), interruption(stopped)]);
    } finally {
      await postgres.stop();
    }
    return 0;
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    return 1;
  }
}

async function interruption(stopped: Promise<unknown>): Promise<never> {
  await stopped;
  killApps();
  throw new AppError('interrupted', 'Interrupted: no report was kept.');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return number;
}
