import { type SafeFetch, SafeFetchError, type SafeFetchErrorCode } from '../../lib/safe-fetch.ts';
import type { Platform } from '../../platforms/platform.ts';

/** What a network's CDN gave for an image. */
export type FetchedImage =
  | { found: true; body: Buffer; step: string; status: number }
  /** `status` is the last answer; null when there was none. */
  | { found: false; reason: SafeFetchErrorCode | 'refused' | 'http_error'; status: number | null };

/** A refusal is about how we asked, so another step may do; anything else would only be the same again. */
const refusals = new Set([400, 401, 403, 404, 410, 451]);
const maximumBytes = 10 * 1024 * 1024;
const maximumRedirects = 3;
const stepTimeoutMs = 8_000;
const totalTimeoutMs = 20_000;

/** Asks for an image in the ways that its network knows, one after the other as long as it is refused. */
export async function fetchImage(
  safeFetch: SafeFetch,
  platform: Pick<Platform, 'images'>,
  sourceUrl: string,
): Promise<FetchedImage> {
  const source = URL.parse(sourceUrl);
  if (source === null) return { found: false, reason: 'invalid_url', status: null };
  const deadline = performance.now() + totalTimeoutMs;
  let refusal: number | null = null;
  try {
    for (const step of platform.images.steps) {
      const url = step.rewrite?.(source) ?? source;
      const response = await safeFetch.fetch(url.href, {
        allowedHosts: platform.images.hosts,
        headers: { accept: 'image/webp,image/*;q=0.8', ...step.headers },
        timeoutMs: Math.min(stepTimeoutMs, Math.max(1, deadline - performance.now())),
        maximumBytes,
        maximumRedirects,
      });
      const { status, body } = response;
      if (status === 200) return { found: true, body, step: step.name, status };
      if (!refusals.has(status)) return { found: false, reason: 'http_error', status };
      refusal = status;
    }
  } catch (error) {
    if (error instanceof SafeFetchError) return { found: false, reason: error.code, status: refusal };
    throw error;
  }
  return { found: false, reason: 'refused', status: refusal };
}
