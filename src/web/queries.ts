import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, api } from './api.ts';

/** A refusal stays one however often it is asked; only silence and crashes are worth asking again. */
function worthRetrying(failureCount: number, error: Error): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !refused && failureCount < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000 } },
});

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.session(signal),
  staleTime: 5 * 60_000,
});

export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: async ({ signal }) => (await api.platforms(signal)).platforms,
  staleTime: Number.POSITIVE_INFINITY,
});

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: async ({ signal }) => (await api.campaigns(signal)).campaigns,
});

export function campaignQuery(id: string) {
  return queryOptions({
    queryKey: ['campaigns', id],
    queryFn: ({ signal }) => api.campaign(id, signal),
  });
}

export function campaignActivityQuery(id: string) {
  return queryOptions({
    queryKey: ['campaigns', id, 'activity'],
    queryFn: async ({ signal }) => (await api.campaignActivity(id, signal)).events,
  });
}

export function searchQuery(id: string) {
  return queryOptions({
    queryKey: ['searches', id],
    queryFn: ({ signal }) => api.search(id, signal),
  });
}

export const recentSearchesQuery = queryOptions({
  queryKey: ['recent-searches'],
  queryFn: async ({ signal }) => (await api.recentSearches(10, signal)).searches,
});

/** What is known of the creator whom a pasted handle or address means. */
export function creatorLookUpQuery(platform: string, handle: string) {
  return queryOptions({
    queryKey: ['creator-look-up', platform, handle],
    queryFn: ({ signal }) => api.lookUpCreator({ platform, handle }, signal),
    staleTime: 60_000,
  });
}

/** What became of images; other hours stay in view until those that were asked for have come. */
export function imageStatisticsQuery(hours: number) {
  return queryOptions({
    queryKey: ['image-statistics', hours],
    queryFn: ({ signal }) => api.imageStatistics(hours, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** After a search or a campaign was made, changed or deleted. */
export async function forgetCampaigns(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: campaignsQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: recentSearchesQuery.queryKey }),
  ]);
}
