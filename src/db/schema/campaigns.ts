import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { campaignSearchTypes, campaignStatuses, recordedEventKinds } from '../../domain/campaign.ts';

export const campaigns = pgTable('campaigns', {
  id: uuid('id').primaryKey().defaultRandom(),
  accountId: text('account_id').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  searchType: text('search_type', { enum: campaignSearchTypes }).notNull(),
  status: text('status', { enum: campaignStatuses }).notNull().default('draft'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

export const campaignEvents = pgTable('campaign_events', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  campaignId: uuid('campaign_id').notNull(),
  searchId: uuid('search_id'),
  kind: text('kind', { enum: recordedEventKinds }).notNull(),
  before: text('before'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
