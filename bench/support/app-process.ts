// Server and worker in one process, as `npm start` runs them, for a bench that measures from outside.
import { configurationFrom, readEnvironment } from '../../src/lib/env.ts';
import { startServer } from '../../src/server.ts';
import { startWorker } from '../../src/worker.ts';

/** Often enough to see what lives for one batch of an export. */
const memorySampleMs = 10;

const configuration = configurationFrom(readEnvironment(process.env));
const server = await startServer(configuration);
const worker = await startWorker(configuration);

let sampling: NodeJS.Timeout | undefined;
let highest = 0;
const sample = () => {
  highest = Math.max(highest, process.memoryUsage.rss());
};
process.on('message', (what) => {
  clearInterval(sampling);
  if (what === 'watch memory') {
    highest = 0;
    sampling = setInterval(sample, memorySampleMs);
  }
  sample();
  process.send?.({ bytes: highest });
});
// Ctrl-C is for the bench to answer, which ends the channel.
process.on('SIGINT', () => {});
process.once('disconnect', async () => {
  await worker.stop();
  await server.stop();
  process.exit(0);
});
process.send?.({ url: server.url });
