import type { SearchMode, SearchResult } from '../../domain/search.ts';
import type { ExportColumn, Platform } from '../platform.ts';
import { profileUrl } from './handle.ts';

const searchTypes: Record<SearchMode, string> = {
  keyword: 'Keyword',
  hashtag: 'Hashtag',
  similar: 'Similar',
};

/** The columns of `PRODUCT.md`, in its order. */
export const exportColumns: ExportColumn[] = [
  { header: 'Username', value: ({ creator }) => creator.handle },
  { header: 'Full Name', value: ({ creator }) => creator.name },
  { header: 'Followers', value: ({ creator }) => creator.followerCount },
  { header: 'Bio', value: ({ creator }) => creator.bio },
  { header: 'Email', value: ({ creator }) => creator.emails.map(({ address }) => address).join('; ') },
  { header: 'Private', value: ({ creator }) => yesOrNo(creator.private) },
  { header: 'Verified', value: ({ creator }) => yesOrNo(creator.verified) },
  { header: 'Post URL', value: ({ post }) => post?.url ?? null },
  { header: 'Caption', value: ({ post }) => post?.caption ?? null },
  { header: 'Likes', value: ({ post }) => post?.likeCount ?? null },
  { header: 'Comments', value: ({ post }) => post?.commentCount ?? null },
  {
    header: 'Hashtags',
    value: ({ post }) => post?.hashtags.map((hashtag) => `#${hashtag}`).join(' ') ?? null,
  },
  { header: 'Keywords', value: ({ queries }) => queries.join('; ') },
  { header: 'Profile URL', value: ({ creator }) => profileUrl(creator.handle) },
  { header: 'Platform', value: () => 'Instagram' },
  { header: 'Search Type', value: ({ mode }) => searchTypes[mode] },
];

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'Yes' : 'No';
}

/** The seeds' flat row of a similar search, and beside it what their rows of other searches have; unknown is null. */
export const toLegacyCreator: Platform['toLegacyCreator'] = ({ creator, post, queries }: SearchResult) => {
  const emails = creator.emails.map(({ address }) => address);
  return {
    id: creator.externalId,
    username: creator.handle,
    full_name: creator.name,
    is_private: creator.private,
    is_verified: creator.verified,
    profile_pic_url: creator.avatarUrl,
    profileUrl: creator.profileUrl,
    bio: creator.bio,
    emails,
    creator: {
      name: creator.name ?? creator.handle,
      username: creator.handle,
      uniqueId: creator.handle,
      followers: creator.followerCount,
      avatarUrl: creator.avatarUrl,
      profilePicUrl: creator.avatarUrl,
      bio: creator.bio,
      emails,
      verified: creator.verified,
    },
    post: {
      caption: post?.caption ?? null,
      url: post?.url ?? null,
      statistics: {
        likes: post?.likeCount ?? null,
        comments: post?.commentCount ?? null,
        views: post?.viewCount ?? null,
      },
    },
    hashtags: post?.hashtags ?? [],
    tags: post?.hashtags ?? [],
    createTime: post?.publishedAt ? Date.parse(post.publishedAt) / 1000 : null,
    platform: 'Instagram',
    keywords: queries,
  };
};
