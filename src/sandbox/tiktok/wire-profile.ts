import { mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import { type Profile, profileOf } from '../world/profile.ts';
import { secUid } from './wire-author.ts';
import { profileAvatars } from './wire-image.ts';

/** A creator's page in the network's web shape; a private or deleted one is a 200 of another shape. */
export function wireProfile(creator: Creator, nowSeconds: number): Record<string, unknown> {
  if (creator.state === 'private') return { account_private: true, handle: creator.handle };
  if (creator.state === 'deactivated') {
    return { account_deactivated: true, handle: creator.handle, message: "Account doesn't exist" };
  }
  const profile = profileOf(creator);
  return {
    user: wireUser(creator, profile, nowSeconds),
    stats: roundedStats(creator, profile),
    // The exact figures, as text; one in twenty profiles comes without.
    ...(mix(creator.seed, 5) % 20 === 0 ? {} : { statsV2: exactStats(creator, profile) }),
    itemList: [],
  };
}

function wireUser(creator: Creator, profile: Profile, nowSeconds: number) {
  return {
    id: creator.id,
    shortId: '',
    uniqueId: creator.handle,
    nickname: creator.nickname,
    ...profileAvatars(creator, nowSeconds),
    signature: profile.bio,
    createTime: creator.createdAt,
    verified: creator.verified,
    secUid: secUid(creator),
    ftc: false,
    relation: 0,
    openFavorite: false,
    ...(profile.link === null ? {} : { bioLink: { link: profile.link, risk: 0 } }),
    commentSetting: 0,
    commerceUserInfo: profile.isBusiness
      ? {
          commerceUser: true,
          downLoadLink: { android: '', ios: '' },
          category: creator.niche.category,
          categoryButton: false,
        }
      : { commerceUser: false },
    duetSetting: 0,
    stitchSetting: 0,
    privateAccount: false,
    secret: false,
    isADVirtual: false,
    roomId: '',
    uniqueIdModifyTime: 0,
    ttSeller: profile.isSeller,
    ...(profile.showsCountry ? { region: creator.country } : {}),
    downloadSetting: 0,
    profileTab: { showMusicTab: false, showQuestionTab: false, showPlayListTab: true },
    followingVisibility: 1,
    recommendReason: '',
    nowInvitationCardUrl: '',
    nickNameModifyTime: 0,
    isEmbedBanned: false,
    canExpPlaylist: true,
    profileEmbedPermission: 1,
    language: creator.language,
    eventList: [],
    suggestAccountBind: false,
    isOrganization: 0,
    UserStoryStatus: 0,
  };
}

function exactStats(creator: Creator, profile: Profile) {
  const stats = {
    followerCount: creator.followerCount,
    followingCount: profile.followingCount,
    heart: profile.heartCount,
    heartCount: profile.heartCount,
    videoCount: profile.videoCount,
    diggCount: 0,
    friendCount: profile.friendCount,
  };
  return Object.fromEntries(Object.entries(stats).map(([name, count]) => [name, String(count)]));
}

function roundedStats(creator: Creator, profile: Profile) {
  const heart = asShown(profile.heartCount);
  return {
    followerCount: asShown(creator.followerCount),
    followingCount: profile.followingCount,
    heart,
    // A 32-bit field in the network's own code: negative for the very popular.
    heartCount: profile.heartCount > 2 ** 31 - 1 ? profile.heartCount | 0 : heart,
    videoCount: asShown(profile.videoCount),
    diggCount: 0,
    friendCount: profile.friendCount,
  };
}

/** To one decimal of its thousands, millions or thousand millions, as the network's pages show it. */
function asShown(count: number): number {
  const unit = [1e9, 1e6, 1e3].find((one) => count >= one * 10 || (one > 1e3 && count >= one));
  return unit === undefined ? count : Math.round(count / (unit / 10)) * (unit / 10);
}
