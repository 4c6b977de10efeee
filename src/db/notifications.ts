import pg from 'pg';
import { logger } from '../lib/logger.ts';

const reconnectDelayMs = 500;

export interface Subscription {
  close(): Promise<void>;
}

/**
 * Listens on a Postgres channel over a connection of its own and comes back when that breaks; `onGap` is called after
 * each (re)connection, because what was said meanwhile is lost.
 */
export async function listen(
  databaseUrl: string,
  channel: string,
  onMessage: (payload: string) => void,
  onGap: () => void,
): Promise<Subscription> {
  let client: pg.Client | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let connecting: Promise<void> | null = null;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'castlist-listen',
      keepAlive: true,
    });
    next.on('notification', (message) => onMessage(message.payload ?? ''));
    next.on('error', (error) => logger.warn({ error: error.message }, 'the listening connection broke'));
    next.on('end', reconnectLater);
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
    onGap();
  }

  function reconnectLater(): void {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      connecting = connect().catch(reconnectLater);
    }, reconnectDelayMs);
  }

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      // One that is just coming back would live on, and the process with it.
      await connecting;
      await client?.end();
    },
  };
}
