import {
  bigint,
  boolean,
  customType,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  enrichmentStatuses,
  queryStatuses,
  searchEndings,
  searchModes,
  searchStatuses,
} from '../../domain/search.ts';
import type { SearchFilterName, SearchFilters } from '../../domain/search-filters.ts';
import type { SimilarityReason } from '../../domain/similar-profile.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const searches = pgTable('searches', {
  id: uuid('id').primaryKey().defaultRandom(),
  accountId: text('account_id').notNull(),
  campaignId: uuid('campaign_id').notNull(),
  platform: text('platform').notNull(),
  mode: text('mode', { enum: searchModes }).notNull(),
  target: integer('target').notNull(),
  status: text('status', { enum: searchStatuses }).notNull().default('pending'),
  ending: text('ending', { enum: searchEndings }),
  errorCode: text('error_code'),
  errorMessage: text('error_message'),
  filters: jsonb('filters').$type<SearchFilters>().notNull().default({}),
  creditLimit: integer('credit_limit'),
  wordBackground: jsonb('word_background').$type<{
    documentCount: number;
    documentFrequency: Record<string, number>;
  }>(),
  sandbox: boolean('sandbox').notNull(),
  revision: integer('revision').notNull().default(0),
  skippedCount: integer('skipped_count').notNull().default(0),
  createdAt: at('created_at').notNull().defaultNow(),
  startedAt: at('started_at'),
  finishedAt: at('finished_at'),
  deadlineAt: at('deadline_at').notNull(),
});

export const searchQueries = pgTable('search_queries', {
  id: uuid('id').primaryKey().defaultRandom(),
  searchId: uuid('search_id').notNull(),
  position: integer('position').notNull(),
  text: text('text').notNull(),
  status: text('status', { enum: queryStatuses }).notNull().default('pending'),
  pageCount: integer('page_count').notNull().default(0),
  cursor: text('cursor'),
  parentId: uuid('parent_id'),
  seedCreatorId: uuid('seed_creator_id'),
  weight: real('weight').notNull().default(1),
  errorCode: text('error_code'),
  errorMessage: text('error_message'),
  claimedBy: uuid('claimed_by'),
});

export const searchResults = pgTable(
  'search_results',
  {
    searchId: uuid('search_id').notNull(),
    accountId: text('account_id').notNull(),
    creatorId: uuid('creator_id').notNull(),
    position: integer('position').notNull(),
    revision: integer('revision').notNull(),
    enrichment: text('enrichment', { enum: enrichmentStatuses }).notNull().default('pending'),
    admission: text('admission', { enum: ['undecided', 'admitted', 'left_out'] })
      .notNull()
      .default('admitted'),
    leftOutBy: text('left_out_by').$type<SearchFilterName>(),
    fromCache: boolean('from_cache').notNull().default(false),
    promise: real('promise').notNull().default(0),
    distance: smallint('distance'),
    score: smallint('score'),
    reasons: jsonb('reasons').$type<SimilarityReason[]>().notNull().default([]),
    relationsPending: boolean('relations_pending').notNull().default(false),
    postId: uuid('post_id'),
    errorCode: text('error_code'),
    claimedBy: uuid('claimed_by'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.searchId, table.creatorId] })],
);

export const providerCalls = pgTable('provider_calls', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  accountId: text('account_id'),
  searchId: uuid('search_id'),
  provider: text('provider').notNull(),
  path: text('path').notNull(),
  parameters: jsonb('parameters').$type<Record<string, string>>().notNull(),
  purpose: text('purpose').notNull(),
  attempt: integer('attempt').notNull(),
  outcome: text('outcome', { enum: ['answered', 'surplus', 'failed'] }).notNull(),
  httpStatus: integer('http_status'),
  errorCode: text('error_code'),
  credits: numeric('credits', { mode: 'number' }).notNull().default(0),
  durationMs: integer('duration_ms').notNull(),
  answer: bytes('answer'),
  createdAt: at('created_at').notNull().defaultNow(),
});
