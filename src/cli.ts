import { Command, InvalidArgumentError } from 'commander';
import { searchCommand } from './cli/search-command.ts';
import { maximumQueries, maximumTarget, searchModes } from './domain/search.ts';
import { AppError } from './lib/errors.ts';
import { platforms } from './platforms/index.ts';

const program = new Command('castlist')
  .description('Find creators from the command line: the same searches, on the same database.')
  .configureHelp({ showGlobalOptions: true });

program
  .command('search')
  .description('Search a network and wait for the creators')
  .argument('<network>', platforms.map(({ id }) => id).join(', '))
  .argument('<words...>', `1 to ${maximumQueries} keywords or hashtags, or handles of creators to be alike`)
  .option('-t, --target <number>', `how many creators to find, 1 to ${maximumTarget}`, wholeNumber, 100)
  .option('-m, --mode <mode>', `how to search: ${searchModes.join(', ')}, where the network can`, 'keyword')
  .option('--csv <file>', 'write the creators to a CSV file ("-" for standard output)')
  .option('--json', 'print one JSON object per creator on standard output, as they are ready', false)
  .option('--campaign <name>', 'the campaign to search in, made if it is not there', 'Command line')
  .option('--account <email>', 'whose campaign (default: the demo account)')
  .addHelpText(
    'after',
    `
Exit codes: 0 creators found · 1 bad input or environment · 2 the provider failed · 3 nothing found ·
            4 deadline passed · 130 cancelled with Ctrl-C

Example: castlist search ${platforms[0]?.id} "vegan skincare" "clean beauty" --target 200 --csv creators.csv`,
  )
  .action(async (platform: string, queries: string[], options) => {
    process.exitCode = await searchCommand({ platform, queries, ...options });
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('This is not a whole number.');
  return Number(text);
}
