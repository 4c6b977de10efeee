import type { EndpointRequest } from '../network-api.ts';
import type { Creator } from '../world/creator.ts';
import type { World } from '../world/world.ts';

/** Null when the request names nobody, undefined when it names somebody who never was. */
export function findCreator(world: World, query: EndpointRequest['query']): Creator | null | undefined {
  if (query.handle) return world.byHandle.get(query.handle.toLowerCase());
  if (query.user_id) return world.creators.find(({ id }) => id === query.user_id);
  return null;
}
