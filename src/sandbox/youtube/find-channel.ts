import { mix } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import type { World } from '../world/world.ts';

type ChannelQuery = Readonly<Record<string, string>>;

/** Null when the request names nobody, undefined when it names a channel that never was or was closed. */
export type FindChannel = (query: ChannelQuery) => Creator | null | undefined;

export function createChannelFinder(world: World): FindChannel {
  const byId = new Map(world.creators.map((creator) => [creator.id, creator]));
  const find = (query: ChannelQuery): Creator | null | undefined => {
    if (query.channelId) return byId.get(query.channelId);
    if (query.handle) return byHandle(world, query.handle);
    if (query.url) return find(namedByAddress(query.url)) ?? undefined;
    return null;
  };
  return (query) => {
    const creator = find(query);
    return creator?.state === 'deactivated' ? undefined : creator;
  };
}

function byHandle(world: World, handle: string): Creator | undefined {
  const creator = world.byHandle.get(handle.replace(/^@/, '').toLowerCase());
  return creator !== undefined && hasHandle(creator) ? creator : undefined;
}

/** One channel in forty never took one. */
export function hasHandle(creator: Creator): boolean {
  return mix(creator.seed, 730_000) % 40 !== 0;
}

/** `youtube.com/@handle` or `youtube.com/channel/UC…`. */
function namedByAddress(address: string): ChannelQuery {
  const [, handle = '', channelId = ''] =
    /youtube\.com\/(?:@([^/?#]+)|channel\/([\w-]+))/.exec(address) ?? [];
  return { handle, channelId };
}
