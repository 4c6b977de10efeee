import type { CreatorFacts, PostFacts } from '../../../src/domain/creator.ts';
import { emailsInText } from '../../../src/domain/emails-in-text.ts';
import type { ExportColumn, Platform } from '../../../src/platforms/platform.ts';
import { keyword } from './keyword.ts';
import { profile } from './profile.ts';

/** What the provider tells of an account of this network, in a search and in a profile alike. */
export interface LumenAccount {
  id: string;
  name: string;
  about?: string;
  fans?: number;
  face: string;
}

export interface LumenPhoto {
  id: string;
  title: string;
  seen: number;
  liked: number;
  taken: string;
  by: LumenAccount;
}

export function toCreator(account: LumenAccount): CreatorFacts {
  const bio = account.about ?? null;
  return {
    externalId: account.id,
    handle: account.name,
    name: account.name,
    bio,
    emails: emailsInText(bio ?? '', 'bio'),
    links: [],
    avatarSourceUrl: account.face,
    followerCount: account.fans ?? null,
    followingCount: null,
    postCount: null,
    verified: null,
    private: null,
    category: null,
    country: null,
    language: null,
    tags: [],
  };
}

export function toPost(photo: LumenPhoto): PostFacts {
  return {
    externalId: photo.id,
    url: `https://lumen.example/photos/${photo.id}`,
    caption: photo.title,
    publishedAt: new Date(photo.taken),
    durationSeconds: null,
    viewCount: photo.seen,
    likeCount: photo.liked,
    commentCount: null,
    shareCount: null,
    hashtags: [],
    thumbnailSourceUrl: null,
  };
}

const exportColumns: ExportColumn[] = [
  { header: 'Photographer', value: ({ creator }) => creator.handle },
  { header: 'Fans', value: ({ creator }) => creator.followerCount },
  { header: 'Email', value: ({ creator }) => creator.emails.map(({ address }) => address).join('; ') },
  { header: 'Photo', value: ({ post }) => post?.url ?? null },
];

/** A network that nobody has: all there is to it stands in this folder. */
export const lumen: Platform = {
  id: 'lumen',
  name: 'Lumen',
  icon: { path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z', color: '#cc8800' },
  profileUrl: (handle) => `https://lumen.example/${encodeURIComponent(handle)}`,
  readHandle: (text) => /^@?([a-z0-9.]{2,30})$/i.exec(text.trim())?.[1] ?? null,
  engagementFormula: 'mean_per_view',
  modes: { keyword },
  profile,
  images: { hosts: ['faces.lumen.example'], steps: [{ name: 'initial-success', headers: {} }] },
  exportColumns,
  toLegacyCreator: ({ creator, post }) => ({ photographer: creator.handle, photo: post?.url ?? null }),
};
