import { creators } from '../../db/schema/creators.ts';
import type { Creator } from '../../domain/creator.ts';
import { platformById } from '../../platforms/index.ts';
import type { ImageService } from '../images/image-service.ts';

/** What a creator's view is made of. Without the times of our own rows: each costs as much as ten texts to read. */
export const creatorColumns = {
  id: creators.id,
  platform: creators.platform,
  externalId: creators.externalId,
  handle: creators.handle,
  name: creators.name,
  bio: creators.bio,
  emails: creators.emails,
  links: creators.links,
  avatarSourceUrl: creators.avatarSourceUrl,
  followerCount: creators.followerCount,
  followingCount: creators.followingCount,
  postCount: creators.postCount,
  verified: creators.verified,
  private: creators.private,
  category: creators.category,
  country: creators.country,
  language: creators.language,
  tags: creators.tags,
  engagementRate: creators.engagementRate,
  engagementFormula: creators.engagementFormula,
  engagementSampleSize: creators.engagementSampleSize,
  engagementMeasuredAt: creators.engagementMeasuredAt,
  averageViewCount: creators.averageViewCount,
  lastPostAt: creators.lastPostAt,
  countsReadAt: creators.countsReadAt,
  profileReadAt: creators.profileReadAt,
};
type CreatorRow = Pick<typeof creators.$inferSelect, keyof typeof creatorColumns>;

/** The creator as the API shows it: public facts alone. */
export function viewCreator(row: CreatorRow, images: Pick<ImageService, 'avatarUrl'>): Creator {
  const {
    avatarSourceUrl: _,
    engagementFormula: formula,
    engagementSampleSize: sampleSize,
    engagementMeasuredAt: measuredAt,
    ...facts
  } = row;
  return {
    ...facts,
    avatarUrl: images.avatarUrl(row),
    engagement:
      formula === null || sampleSize === null || measuredAt === null
        ? null
        : { formula, sampleSize, measuredAt: measuredAt.toISOString() },
    lastPostAt: row.lastPostAt?.toISOString() ?? null,
    profileUrl: platformById(row.platform)?.profileUrl(row.handle) ?? '',
    profileReadAt: row.profileReadAt?.toISOString() ?? null,
    countsReadAt: row.countsReadAt.toISOString(),
  };
}
