import type { SearchResult } from '../../domain/search.ts';
import type { ExportColumn, Platform } from '../platform.ts';
import { isChannelId } from './channel-address.ts';

/** The columns of `PRODUCT.md`, in its order. */
export const exportColumns: ExportColumn[] = [
  { header: 'Channel Name', value: ({ creator }) => creator.name },
  { header: 'Handle', value: ({ creator }) => (isChannelId(creator.handle) ? null : creator.handle) },
  { header: 'Subscribers', value: ({ creator }) => creator.followerCount },
  { header: 'Bio', value: ({ creator }) => creator.bio },
  { header: 'Email', value: ({ creator }) => creator.emails.map(({ address }) => address).join('; ') },
  { header: 'Social Links', value: ({ creator }) => creator.links.join('; ') },
  { header: 'Video Title', value: ({ post }) => post?.caption ?? null },
  { header: 'Video URL', value: ({ post }) => post?.url ?? null },
  { header: 'Views', value: ({ post }) => post?.viewCount ?? null },
  { header: 'Duration (seconds)', value: ({ post }) => post?.durationSeconds ?? null },
  { header: 'Published Date', value: ({ post }) => post?.publishedAt?.slice(0, 10) ?? null },
  {
    header: 'Hashtags',
    value: ({ post }) => post?.hashtags.map((hashtag) => `#${hashtag}`).join(' ') ?? null,
  },
  // The seeds of a similar search are no keywords: they have a column of their own.
  { header: 'Keywords', value: ({ mode, queries }) => (mode === 'similar' ? null : queries.join('; ')) },
  { header: 'Platform', value: () => 'YouTube' },
];

/** The seeds' row, but that unknown is null and not 0. */
export const toLegacyCreator: Platform['toLegacyCreator'] = ({ creator, post, queries }: SearchResult) => ({
  creator: {
    name: creator.name ?? creator.handle,
    username: creator.handle,
    followers: creator.followerCount,
    avatarUrl: creator.avatarUrl,
    profilePicUrl: creator.avatarUrl,
    bio: creator.bio,
    emails: creator.emails.map(({ address }) => address),
    socialLinks: creator.links,
  },
  video: {
    description: post?.caption ?? null,
    url: post?.url ?? null,
    statistics: {
      views: post?.viewCount ?? null,
      likes: post?.likeCount ?? null,
      comments: post?.commentCount ?? null,
      shares: post?.shareCount ?? null,
    },
  },
  hashtags: post?.hashtags ?? [],
  publishedTime: post?.publishedAt ?? null,
  lengthSeconds: post?.durationSeconds ?? null,
  platform: 'YouTube',
  keywords: queries,
});
