import { instagramCover } from '../cdn/instagram-addresses.ts';
import type { Post } from '../world/post.ts';
import { mediaKind, originalAudio, shortcode, shownViewCount, videoAddress } from './media.ts';

const typeNames = { reel: 'GraphVideo', photo: 'GraphImage', carousel: 'GraphSidecar' };
const longDay = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const thumbnailSides = [150, 240, 320, 480, 640];

/** A post as the profile's page has it. */
export function wireTimelineNode(post: Post, nowSeconds: number) {
  const kind = mediaKind(post.creator, post.number);
  const square = (pixels: number) => cover(post, 'square', pixels, nowSeconds);
  return {
    ...pictureFields(post, typeNames[kind], nowSeconds),
    edge_media_to_caption: { edges: post.caption === '' ? [] : [{ node: { text: post.caption } }] },
    edge_media_to_comment: { count: post.commentCount },
    comments_disabled: false,
    taken_at_timestamp: post.publishedAt,
    edge_liked_by: { count: post.likeCount },
    edge_media_preview_like: { count: post.likeCount },
    location: null,
    nft_asset_info: null,
    thumbnail_src: square(640),
    thumbnail_tall_src: cover(post, 'whole', 640, nowSeconds),
    thumbnail_resources: thumbnailSides.map((side) => ({
      src: square(side),
      config_width: side,
      config_height: side,
    })),
    tall_profile_grid_crop: null,
    profile_grid_thumbnail_fitting_style: 'UNSET',
    coauthor_producers: [],
    pinned_for_users: [],
    viewer_can_reshare: true,
    like_and_view_counts_disabled: false,
    ...(kind === 'reel' ? filmFields(post) : {}),
    ...(kind === 'carousel'
      ? {
          edge_sidecar_to_children: {
            edges: [{ node: pictureFields(post, 'GraphImage', nowSeconds) }],
          },
        }
      : {}),
  };
}

function pictureFields(post: Post, typeName: string, nowSeconds: number) {
  return {
    __typename: typeName,
    id: post.id,
    shortcode: shortcode(post.id),
    dimensions: { height: 1920, width: 1080 },
    display_url: cover(post, 'whole', 1080, nowSeconds),
    edge_media_to_tagged_user: { edges: [] },
    fact_check_overall_rating: null,
    fact_check_information: null,
    gating_info: null,
    sharing_friction_info: { should_have_sharing_friction: false, bloks_app_url: null },
    media_overlay_info: null,
    // A few bytes of a blurred picture; carousels have none.
    media_preview: typeName === 'GraphSidecar' ? null : Buffer.from(`\0${post.id}`).toString('base64'),
    owner: { id: post.creator.id, username: post.creator.handle },
    is_video: typeName === 'GraphVideo',
    has_upcoming_event: false,
    accessibility_caption: typeName === 'GraphVideo' ? null : pictureInWords(post),
  };
}

function pictureInWords(post: Post): string {
  return `Photo by ${post.creator.nickname} on ${longDay.format(post.publishedAt * 1000)}.`;
}

function filmFields(post: Post) {
  return {
    dash_info: { is_dash_eligible: true, video_dash_manifest: '<MPD/>', number_of_qualities: 4 },
    has_audio: true,
    tracking_token: Buffer.from(post.id).toString('base64'),
    video_url: videoAddress(post),
    video_view_count: shownViewCount(post),
    felix_profile_grid_crop: null,
    product_type: 'clips',
    clips_music_attribution_info: originalAudio(post),
  };
}

function cover({ creator, number }: Post, crop: 'square' | 'whole', pixels: number, nowSeconds: number) {
  return instagramCover(creator.index, number, { crop, pixels }, nowSeconds);
}
