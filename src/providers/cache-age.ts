/** The ages that ScrapeCreators answers profiles from its own cache for; a hit costs nothing. */
const cacheAgesDays = [30, 14, 7, 3, 1];

/** The parameter that allows an answer from the provider's cache, none older than this; nothing where that is below a day. */
export function cacheAge(maximumAgeDays: number): { cache_max_age?: string } {
  const days = cacheAgesDays.find((age) => age <= maximumAgeDays);
  return days === undefined ? {} : { cache_max_age: `${days}d` };
}
