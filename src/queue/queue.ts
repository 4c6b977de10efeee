import type { Executor } from '../db/client.ts';

/**
 * The port to the queue. Messages are wake-ups: losing, doubling or reordering them delays work and never changes its
 * result, because what is to be done stands in rows.
 */
export interface Queue {
  /** Sent when the transaction commits, and not at all when it does not. */
  send(executor: Executor, topic: string, payload: Record<string, string>): Promise<void>;
  /** Calls `handle` for each message until `stop`. */
  work(topic: string, handle: (payload: Record<string, string>) => void): Promise<void>;
  stop(): Promise<void>;
}
