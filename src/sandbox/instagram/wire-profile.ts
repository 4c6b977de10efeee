import { instagramAvatar } from '../cdn/instagram-addresses.ts';
import { mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import { createPost } from '../world/post.ts';
import { profileOf } from '../world/profile.ts';
import { relationsOf } from '../world/relations.ts';
import type { World } from '../world/world.ts';
import { mediaNumbers } from './media.ts';
import { accountKind, bioLinks, graphNumber, linkShim, wireRelated } from './wire-account.ts';
import { wireTimelineNode } from './wire-timeline-node.ts';

const timelineLength = 12;

/** What the network says of every account alike. */
const sameForAll = {
  ai_agent_owner_username: null,
  ai_agent_type: null,
  fb_profile_biolink: null,
  blocked_by_viewer: false,
  restricted_by_viewer: null,
  country_block: false,
  followed_by_viewer: false,
  follows_viewer: false,
  group_metadata: null,
  has_ar_effects: false,
  has_guides: false,
  has_channel: false,
  has_blocked_viewer: false,
  has_requested_viewer: false,
  hide_like_and_view_counts: false,
  is_supervision_enabled: false,
  is_guardian_of_viewer: false,
  is_supervised_by_viewer: false,
  is_supervised_user: false,
  is_embeds_disabled: false,
  is_joined_recently: false,
  guardian_id: null,
  business_contact_method: 'UNKNOWN',
  business_phone_number: null,
  business_category_name: null,
  overall_category_name: null,
  category_enum: null,
  is_verified_by_mv4b: false,
  is_regulated_c18: false,
  edge_mutual_followed_by: { count: 0, edges: [] },
  pinned_channels_list_count: 0,
  requested_by_viewer: false,
  should_show_public_contacts: true,
  show_account_transparency_details: true,
  show_text_post_app_badge: null,
  remove_message_entrypoint: false,
  transparency_label: null,
  transparency_product: null,
};

const emptyTimeline = { count: 0, page_info: { has_next_page: false, end_cursor: null }, edges: [] };

/** The fields that are left with `trim=true`. */
const trimmedFields = new Set(
  'biography bio_links biography_with_entities external_url edge_followed_by fbid edge_follow full_name id is_business_account is_professional_account business_address_json category_name is_private is_verified profile_pic_url profile_pic_url_hd username edge_felix_video_timeline edge_owner_to_timeline_media edge_media_collections edge_related_profiles'.split(
    ' ',
  ),
);

export function wireProfile(world: World, creator: Creator, nowSeconds: number): Record<string, unknown> {
  return { data: { user: wireUser(world, creator, nowSeconds) }, status: 'ok' };
}

export function wireTrimmedProfile(
  world: World,
  creator: Creator,
  nowSeconds: number,
): Record<string, unknown> {
  const fields = Object.entries(wireUser(world, creator, nowSeconds));
  return { data: { user: Object.fromEntries(fields.filter(([name]) => trimmedFields.has(name))) } };
}

function wireUser(world: World, creator: Creator, nowSeconds: number) {
  const profile = profileOf(creator);
  const isPrivate = creator.state === 'private';
  const links = bioLinks(creator);
  return {
    ...sameForAll,
    ...accountKind(creator),
    ...links,
    biography: profile.bio,
    biography_with_entities: { raw_text: profile.bio, entities: [] },
    business_address_json: { city_name: null, city_id: null, street_address: null, zip_code: null },
    business_email: businessEmail(creator),
    edge_followed_by: { count: creator.followerCount },
    edge_follow: { count: profile.followingCount },
    eimu_id: graphNumber(creator, 'eimu'),
    external_url_linkshimmed: links.external_url === null ? null : linkShim(links.external_url),
    fbid: graphNumber(creator, 'fbid'),
    full_name: creator.nickname,
    has_clips: !isPrivate,
    has_onboarded_to_text_post_app: mix(creator.seed, 0x77a) % 2 === 0,
    highlight_reel_count: mix(creator.seed, 0x41) % 12,
    id: creator.id,
    is_private: isPrivate,
    is_verified: creator.verified,
    profile_pic_url: instagramAvatar(creator.index, 150, nowSeconds),
    profile_pic_url_hd: instagramAvatar(creator.index, 320, nowSeconds),
    pronouns: pronouns(creator),
    should_show_category: mix(creator.seed, 0x5c) % 2 === 0,
    username: creator.handle,
    edge_felix_video_timeline: emptyTimeline,
    edge_owner_to_timeline_media: timeline(world, creator, nowSeconds),
    edge_saved_media: emptyTimeline,
    edge_media_collections: emptyTimeline,
    ...relatedProfiles(world, creator, nowSeconds),
  };
}

/** The newest twelve, whether or not pages of more follow; a private account tells their number only. */
function timeline(world: World, creator: Creator, nowSeconds: number) {
  const { newest, count } = mediaNumbers(creator, world.nowSeconds);
  if (creator.state === 'private') return { ...emptyTimeline, count };
  const shown = Math.min(timelineLength, count);
  return {
    count,
    page_info: {
      has_next_page: count > shown,
      end_cursor: Buffer.from(`${creator.id}:${newest - shown}`).toString('base64'),
    },
    edges: Array.from({ length: shown }, (_, at) => ({
      node: wireTimelineNode(createPost(creator, newest - at), nowSeconds),
    })),
  };
}

/** Somebody without relations has an empty list, or, one in four of them, none at all. */
function relatedProfiles(world: World, creator: Creator, nowSeconds: number) {
  const related = relationsOf(world, creator);
  if (related.length === 0 && mix(creator.seed, 0x9e1) % 4 === 0) return {};
  return {
    edge_related_profiles: { edges: related.map((other) => ({ node: wireRelated(other, nowSeconds) })) },
  };
}

/** Nearly nobody fills it in: addresses are in the bio. */
function businessEmail(creator: Creator): string | null {
  return mix(creator.seed, 0xe3a) % 100 === 0 ? (profileOf(creator).contact?.address ?? null) : null;
}

function pronouns(creator: Creator): string[] {
  if (mix(creator.seed, 0x960) % 4 !== 0) return [];
  return creator.presentation === 'feminine' ? ['she', 'her'] : ['he', 'him'];
}
