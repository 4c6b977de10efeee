import { type Network, networkNames } from './world/network.ts';

interface EndpointSettings {
  version: 'v1' | 'v2' | 'v3';
  /** Which of the latencies it has; none answers at once. */
  latency: 'pages' | 'profiles' | null;
}

/** The endpoints of the outside world, by the names that the control and the call log use: the path without its version. */
const apiEndpoints = {
  'tiktok/search/keyword': { version: 'v1', latency: 'pages' },
  'tiktok/search/users': { version: 'v1', latency: 'pages' },
  'tiktok/profile': { version: 'v1', latency: 'profiles' },
  'tiktok/profile/videos': { version: 'v3', latency: 'pages' },
  'instagram/profile': { version: 'v1', latency: 'profiles' },
  'instagram/basic-profile': { version: 'v1', latency: 'profiles' },
  'instagram/reels/search': { version: 'v2', latency: 'pages' },
  'instagram/search/hashtag': { version: 'v1', latency: 'pages' },
  'instagram/search/profiles': { version: 'v1', latency: 'pages' },
  'instagram/user/posts': { version: 'v2', latency: 'pages' },
  'youtube/search': { version: 'v1', latency: 'pages' },
  'youtube/channel': { version: 'v1', latency: 'profiles' },
  'youtube/channel-videos': { version: 'v1', latency: 'pages' },
  'account/credit-balance': { version: 'v1', latency: null },
} as const satisfies Record<string, EndpointSettings>;

export type ApiEndpointName = keyof typeof apiEndpoints;
const apiEndpointNames = Object.keys(apiEndpoints) as ApiEndpointName[];

/** `unknown` is any other path: a 404. */
export const endpointNames = [...apiEndpointNames, 'unknown', 'image'] as const;
export type EndpointName = (typeof endpointNames)[number];

export function endpointOf(path: string): ApiEndpointName | 'unknown' {
  return apiEndpointNames.find((name) => path === `/${apiEndpoints[name].version}/${name}`) ?? 'unknown';
}

/** Null for what belongs to no network. */
export function networkOf(endpoint: EndpointName): Network | null {
  return networkNames.find((network) => endpoint.startsWith(`${network}/`)) ?? null;
}

type LatencyGroup = 'pages' | 'profiles' | 'images';

export function latencyGroupOf(endpoint: EndpointName): LatencyGroup | null {
  if (endpoint === 'image') return 'images';
  return endpoint === 'unknown' ? null : apiEndpoints[endpoint].latency;
}
