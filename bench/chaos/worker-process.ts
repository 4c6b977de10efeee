// A worker in a process of its own, one after another as ordered, to each of which one mishap may happen. Started by
// `worker-pool.ts`.
import type { Configuration } from '../../src/lib/env.ts';
import { startWorker } from '../../src/worker.ts';
import { type Mishap, prepareMishap } from '../../tests/support/mishap.ts';

export type Order = { start: Configuration; mishap: Mishap | null } | 'stop';

// Without the bench that it belongs to it has no reason to be.
process.once('disconnect', () => process.exit(1));

let disarm: (() => void) | null = null;
let worker: { stop(): Promise<void> } | null = null;

async function obey(order: Order): Promise<void> {
  if (order === 'stop') {
    await worker?.stop();
    disarm?.();
    process.send?.('stopped');
    return;
  }
  disarm = order.mishap && prepareMishap(order.mishap);
  worker = await startWorker(order.start);
  process.send?.('started');
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    // As the product's own process does when it cannot start or stop.
    process.send?.({ failed: String(error) }, () => process.exit(1));
  });
});
process.send?.('ready');
