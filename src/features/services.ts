import type { Database } from '../db/client.ts';
import type { DemoLogin } from '../domain/account.ts';
import type { ScrapeCreators } from '../providers/scrapecreators.ts';
import type { Queue } from '../queue/queue.ts';
import type { Auth } from './accounts/auth.ts';
import type { ImageService } from './images/image-service.ts';
import type { Budgets } from './searches/credits-left.ts';
import type { SearchEvents } from './searches/search-events.ts';

/** What the verbs stand on; built once a process (`server.ts`, `worker.ts`, `cli.ts`), passed by hand, never imported. */
export interface Services {
  database: Database;
  queue: Queue;
  scrapeCreators: ScrapeCreators;
  images: ImageService;
  searchEvents: SearchEvents;
  /** Whether the provider is the sandbox: its invented data is marked as such. */
  sandbox: boolean;
  searchDeadlineMinutes: number;
  /** For how many days a profile of this platform that was read is not bought again, by whomever. */
  profileCacheDays(platformId: string): number;
  budgets: Budgets;
  /** The account behind "continue as demo": in the local run only. */
  demo: DemoLogin | null;
}

/** Those of who knows people: workers do without. */
export interface ServerServices extends Services {
  auth: Auth;
}
