import { bigint, boolean, doublePrecision, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { EmailAddress } from '../../domain/creator.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });
const count = (name: string) => bigint(name, { mode: 'number' });

export const creators = pgTable('creators', {
  id: uuid('id').primaryKey().defaultRandom(),
  platform: text('platform').notNull(),
  externalId: text('external_id').notNull(),
  handle: text('handle').notNull(),
  name: text('name'),
  bio: text('bio'),
  emails: jsonb('emails').$type<EmailAddress[]>().notNull().default([]),
  links: jsonb('links').$type<string[]>().notNull().default([]),
  avatarSourceUrl: text('avatar_source_url'),
  followerCount: count('follower_count'),
  followingCount: count('following_count'),
  postCount: count('post_count'),
  verified: boolean('verified'),
  private: boolean('private'),
  category: text('category'),
  country: text('country'),
  language: text('language'),
  profileReadAt: at('profile_read_at'),
  createdAt: at('created_at').notNull().defaultNow(),
  updatedAt: at('updated_at').notNull().defaultNow(),
});

export const posts = pgTable('posts', {
  id: uuid('id').primaryKey().defaultRandom(),
  creatorId: uuid('creator_id').notNull(),
  platform: text('platform').notNull(),
  externalId: text('external_id').notNull(),
  url: text('url'),
  caption: text('caption'),
  publishedAt: at('published_at'),
  durationSeconds: doublePrecision('duration_seconds'),
  viewCount: count('view_count'),
  likeCount: count('like_count'),
  commentCount: count('comment_count'),
  shareCount: count('share_count'),
  hashtags: jsonb('hashtags').$type<string[]>().notNull().default([]),
  thumbnailSourceUrl: text('thumbnail_source_url'),
  createdAt: at('created_at').notNull().defaultNow(),
  updatedAt: at('updated_at').notNull().defaultNow(),
});
