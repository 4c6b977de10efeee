/** The statements of a search's walk, found in what a worker says to its database. */
export const pageClaim = /update search_queries set claimed_by/;
export const profileClaim = /update search_results result set claimed_by/;
export const pageCall = /^insert into "provider_calls"[\s\S]*\npage:/;
export const profileCall = /^insert into "provider_calls"[\s\S]*\nprofile:/;
export const pageEffect = /"page_count" = /;
export const profileEffect = /enrichment = verdict/;
export const theEnd = /"finished_at" = now/;
export const wakeUp = /insert into pgboss/i;
export const commit = /^commit/;
