import { pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

export const workers = pgTable('workers', {
  id: uuid('id').primaryKey().defaultRandom(),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }).notNull().defaultNow(),
});
