/** The endpoints of the outside world, by the names that the control and the call log use. */
const apiEndpoints = [
  'tiktok/search/keyword',
  'tiktok/search/users',
  'tiktok/profile',
  'account/credit-balance',
  /** Any other path: a 404. */
  'unknown',
] as const;

export const endpointNames = [...apiEndpoints, 'image'] as const;
export type EndpointName = (typeof endpointNames)[number];

export function endpointOf(path: string): EndpointName {
  return apiEndpoints.find((name) => path === `/v1/${name}`) ?? 'unknown';
}

export type LatencyGroup = 'pages' | 'profiles' | 'images';

export function latencyGroupOf(endpoint: EndpointName): LatencyGroup | null {
  if (endpoint === 'image') return 'images';
  if (endpoint === 'tiktok/profile') return 'profiles';
  return endpoint.includes('/search/') ? 'pages' : null;
}
