import { type SafeFetch, SafeFetchError, type SafeFetchErrorCode } from '../../lib/safe-fetch.ts';
import type { Platform } from '../../platforms/platform.ts';

/** What a network's CDN gave for an image; `host` was asked last. */
export type FetchedImage =
  | { found: true; host: string; body: Buffer; strategy: string; status: number }
  /** `status` is the last answer; null when there was none. */
  | { found: false; host: string; reason: FetchFailure; status: number | null };

export type FetchFailure = SafeFetchErrorCode | 'refused' | 'http_error';

/** A refusal is about how we asked, so another step may do; anything else would only be the same again. */
const refusals = new Set([400, 401, 403, 404, 410, 451]);
const maximumBytes = 10 * 1024 * 1024;
const maximumRedirects = 3;
const stepTimeoutMs = 5_000;
const totalTimeoutMs = 12_000;
/** When a fetch has ended, whatever happens. */
export const longestFetchMs = totalTimeoutMs + 500;

/** Asks for an image in the ways that its network knows, one after the other as long as it is refused. */
export async function fetchImage(
  safeFetch: SafeFetch,
  { images }: Pick<Platform, 'images'>,
  sourceUrl: string,
): Promise<FetchedImage> {
  const source = URL.parse(sourceUrl);
  if (source === null) return { found: false, host: 'none', reason: 'invalid_url', status: null };
  const deadline = performance.now() + totalTimeoutMs;
  let refusal: number | null = null;
  let host = source.hostname;
  try {
    for (const { name, headers, rewrite } of images.steps) {
      const url = rewrite?.(source) ?? source;
      host = url.hostname;
      const { status, body } = await safeFetch.fetch(url.href, {
        allowedHosts: images.hosts,
        headers: { accept: 'image/webp,image/*;q=0.8', ...headers },
        timeoutMs: Math.min(stepTimeoutMs, Math.max(1, deadline - performance.now())),
        maximumBytes,
        maximumRedirects,
      });
      if (status === 200) return { found: true, host, body, strategy: name, status };
      if (!refusals.has(status)) return { found: false, host, reason: 'http_error', status };
      refusal = status;
    }
  } catch (error) {
    if (error instanceof SafeFetchError) {
      // What stands where a host should be is not for our statistics.
      const asked = isNotAllowed(error.code) ? 'not allowed' : host;
      return { found: false, host: asked, reason: error.code, status: refusal };
    }
    throw error;
  }
  return { found: false, host, reason: 'refused', status: refusal };
}

function isNotAllowed(code: SafeFetchErrorCode): boolean {
  return code.endsWith('_not_allowed') || code === 'invalid_url';
}
