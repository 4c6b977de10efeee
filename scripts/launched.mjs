// Loaded into the process that `launch.mjs` starts, before its entry.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import './quick-imports.mjs';

// A third off the time to the first page (1.9 s to 1.3 s on 2 cores).
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/castlist', import.meta.url)));

// The end of the channel means that the launcher is gone: then stop as if it had been asked for.
process.once('disconnect', () => {
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
});
// A listener alone would keep the process alive.
process.channel?.unref();
// Processes forked from here have channels of their own, which are to be left alone.
process.execArgv = process.execArgv.filter((option) => !option.endsWith(import.meta.url));
