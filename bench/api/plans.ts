import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Database, schema } from '../../src/db/client.ts';
import { resultsQuerySchema } from '../../src/domain/results-query.ts';
import { viewCampaigns } from '../../src/features/campaigns/view-campaigns.ts';
import { listSearches, listSearchesOfCampaign } from '../../src/features/searches/list-searches.ts';
import { queryCampaignResults, querySearchResults } from '../../src/features/searches/query-results.ts';
import { readChangedResults } from '../../src/features/searches/read-results.ts';
import { viewSearch } from '../../src/features/searches/search-view.ts';

const firstPage = resultsQuerySchema.parse({});

/** What Postgres did for one query of a verb. */
export interface QueryPlan {
  name: string;
  executionMs: number;
  /** Pages of 8 kB touched: what grows with the tables when a plan is not flat. */
  pages: number;
  /** Tables that were read from end to end. */
  scannedWhole: string[];
  /** The most rows that were sorted at once. */
  sortedRows: number;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}

/** Runs the verbs behind the measured routes and explains every query that they send. */
export async function explainVerbs(
  databaseUrl: string,
  { accountId, campaignId, searchId }: { accountId: string; campaignId: string; searchId: string },
): Promise<QueryPlan[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  let sent: { text: string; values: unknown[] }[] = [];
  const logger = { logQuery: (text: string, values: unknown[]) => sent.push({ text, values }) };
  const database: Database = drizzle(pool, { schema, logger });
  const images = { avatarUrl: () => null, thumbnailUrl: () => null };
  // In an order that lets each count something: what one has counted, another need not.
  const verbs: [string, () => Promise<unknown>][] = [
    ['search', () => viewSearch({ database, images }, accountId, searchId)],
    ['campaign', () => viewCampaigns(database, accountId, campaignId)],
    ["campaign's searches", () => listSearchesOfCampaign({ database, images }, campaignId)],
    ['list campaigns', () => viewCampaigns(database, accountId)],
    ['list searches', () => listSearches({ database, images }, accountId, { limit: 10 })],
    ['changed results', () => readChangedResults({ database, images }, searchId, 0, 200)],
    ['results', () => querySearchResults({ database, images }, accountId, searchId, firstPage)],
    [
      "campaign's results",
      () => queryCampaignResults({ database, images }, accountId, campaignId, firstPage),
    ],
  ];
  try {
    const plans: QueryPlan[] = [];
    for (const [verb, call] of verbs) {
      sent = [];
      await call();
      for (const [index, { text, values }] of sent.slice().entries()) {
        plans.push(await explain(pool, `${verb} ${index + 1}: ${tableOf(text)}`, text, values));
      }
    }
    return plans;
  } finally {
    await pool.end();
  }
}

async function explain(pool: pg.Pool, name: string, text: string, values: unknown[]): Promise<QueryPlan> {
  const { rows } = await pool.query(`explain (analyze, buffers, format json) ${text}`, values);
  const [{ Plan: root, 'Execution Time': executionMs }] = rows[0]['QUERY PLAN'];
  const nodes = nodesOf(root);
  return {
    name,
    executionMs,
    pages: (root['Shared Hit Blocks'] ?? 0) + (root['Shared Read Blocks'] ?? 0),
    scannedWhole: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? 'unknown'),
    sortedRows: Math.max(
      0,
      ...nodes.filter((node) => node['Node Type'].includes('Sort')).map((node) => node['Actual Rows']),
    ),
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function tableOf(text: string): string {
  return /\bfrom "?(\w+)/.exec(text)?.[1] ?? 'unknown';
}
