import {
  bigint,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What is kept of an avatar or a thumbnail, and how the last attempt to get it went. */
export const images = pgTable('images', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  creatorId: uuid('creator_id'),
  postId: uuid('post_id'),
  version: text('version'),
  original: text('original'),
  originalFormat: text('original_format'),
  strategy: text('strategy'),
  status: smallint('status'),
  fetchedAt: at('fetched_at'),
  failedVersion: text('failed_version'),
  failure: text('failure'),
  failureStatus: smallint('failure_status'),
  retryAt: at('retry_at'),
  fetchingUntil: at('fetching_until'),
  revision: integer('revision').notNull().default(0),
});

export const imageFiles = pgTable('image_files', {
  hash: text('hash').primaryKey(),
  bytes: integer('bytes').notNull(),
  usedAt: at('used_at').notNull().defaultNow(),
});

export const imageRenditions = pgTable(
  'image_renditions',
  {
    original: text('original').notNull(),
    width: smallint('width').notNull(),
    height: smallint('height').notNull(),
    format: text('format').notNull(),
    file: text('file').notNull(),
  },
  (table) => [primaryKey({ columns: [table.original, table.width, table.height, table.format] })],
);

export const imageStatistics = pgTable(
  'image_statistics',
  {
    hour: at('hour').notNull(),
    measure: text('measure').notNull(),
    subject: text('subject').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
    milliseconds: doublePrecision('milliseconds').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.hour, table.measure, table.subject] })],
);
