import type { SearchResult } from '../../domain/search.ts';
import type { ExportColumn, Platform } from '../platform.ts';

/** The columns of `PRODUCT.md`, in its order. */
export const exportColumns: ExportColumn[] = [
  { header: 'Username', value: ({ creator }) => creator.handle },
  { header: 'Name', value: ({ creator }) => creator.name },
  { header: 'Followers', value: ({ creator }) => creator.followerCount },
  { header: 'Bio', value: ({ creator }) => creator.bio },
  { header: 'Email', value: ({ creator }) => creator.emails.map(({ address }) => address).join('; ') },
  { header: 'Video URL', value: ({ post }) => post?.url ?? null },
  { header: 'Description', value: ({ post }) => post?.caption ?? null },
  { header: 'Likes', value: ({ post }) => post?.likeCount ?? null },
  { header: 'Comments', value: ({ post }) => post?.commentCount ?? null },
  { header: 'Shares', value: ({ post }) => post?.shareCount ?? null },
  { header: 'Views', value: ({ post }) => post?.viewCount ?? null },
  {
    header: 'Hashtags',
    value: ({ post }) => post?.hashtags.map((hashtag) => `#${hashtag}`).join(' ') ?? null,
  },
  { header: 'Created Date', value: ({ post }) => post?.publishedAt?.slice(0, 10) ?? null },
  { header: 'Keywords', value: ({ queries }) => queries.join('; ') },
  { header: 'Platform', value: () => 'TikTok' },
];

/** The seeds' row, but that unknown is null and not 0. */
export const toLegacyCreator: Platform['toLegacyCreator'] = ({ creator, post, queries }: SearchResult) => ({
  creator: {
    name: creator.name ?? creator.handle,
    username: creator.handle,
    uniqueId: creator.handle,
    followers: creator.followerCount,
    avatarUrl: creator.avatarUrl,
    profilePicUrl: creator.avatarUrl,
    bio: creator.bio,
    emails: creator.emails.map(({ address }) => address),
    verified: creator.verified,
  },
  video: {
    description: post?.caption ?? null,
    url: post?.url ?? null,
    statistics: {
      likes: post?.likeCount ?? null,
      comments: post?.commentCount ?? null,
      shares: post?.shareCount ?? null,
      views: post?.viewCount ?? null,
    },
  },
  hashtags: post?.hashtags ?? [],
  createTime: post?.publishedAt ? Date.parse(post.publishedAt) / 1000 : null,
  platform: 'TikTok',
  keywords: queries,
});
