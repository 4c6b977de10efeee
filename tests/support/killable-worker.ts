// A worker in a process of its own, to which one mishap happens. Started by `worker-process.ts`.
import type { Configuration } from '../../src/lib/env.ts';
import { startWorker } from '../../src/worker.ts';
import { type Mishap, prepareMishap } from './mishap.ts';

export interface Order {
  configuration: Configuration;
  mishap: Mishap | null;
}

// Without the test that it belongs to it has no reason to be.
process.once('disconnect', () => process.exit(1));

const order = await new Promise<Order>((resolve) => process.once('message', resolve));
if (order.mishap) prepareMishap(order.mishap);
const worker = await startWorker(order.configuration);
process.once('message', () => worker.stop().then(() => process.exit(0)));
process.send?.('started');
