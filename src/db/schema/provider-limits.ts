import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

export const providerLimits = pgTable('provider_limits', {
  keyHash: text('key_hash').primaryKey(),
  learned: jsonb('learned').$type<unknown>(),
  quietUntil: at('quiet_until'),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

export const providerLimitShares = pgTable(
  'provider_limit_shares',
  {
    keyHash: text('key_hash').notNull(),
    processId: uuid('process_id').notNull(),
    wanted: integer('wanted').notNull(),
    inUse: integer('in_use').notNull(),
    share: integer('share').notNull(),
    seenAt: at('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.keyHash, table.processId] })],
);
