import type { EndpointRequest, Outcome } from './network-api.ts';

/** The provider's cache of profiles: free for a caller who takes cached answers, never used for one who does not. */
export class ProfileCache {
  readonly #readAt = new Map<string, number>();

  answer(key: string, payload: Record<string, unknown>, { query, nowSeconds }: EndpointRequest): Outcome {
    const readAt = this.#readAt.get(key);
    const maximumAgeDays = Number.parseInt(query.cache_max_age ?? '0', 10);
    if (readAt !== undefined && nowSeconds - readAt < maximumAgeDays * 86_400) {
      const cached = { cached: true, cached_at: new Date(readAt * 1000).toISOString() };
      return { kind: 'answer', payload: { ...payload, ...cached }, credits: 0 };
    }
    this.#readAt.set(key, nowSeconds);
    return { kind: 'answer', payload, credits: 1 };
  }

  clear(): void {
    this.#readAt.clear();
  }
}
