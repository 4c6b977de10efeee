// Server and worker in one process, as `npm start` runs them, for a bench that measures from outside.
import { configurationFrom, readEnvironment } from '../../src/lib/env.ts';
import { startServer } from '../../src/server.ts';
import { startWorker } from '../../src/worker.ts';

/** Often enough to see what lives for one batch of an export. */
const memorySampleMs = 10;

const configuration = configurationFrom(readEnvironment(process.env));
const server = await startServer(configuration);
const worker = await startWorker(configuration);

let highest = process.memoryUsage.rss();
setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, memorySampleMs).unref();

process.on('message', () => {
  const now = process.memoryUsage.rss();
  process.send?.({ now, highest: Math.max(highest, now) });
  highest = now;
});
// Ctrl-C is for the bench to answer, which ends the channel.
process.on('SIGINT', () => {});
process.once('disconnect', async () => {
  await worker.stop();
  await server.stop();
  process.exit(0);
});
process.send?.({ url: server.url });
