export type ProviderErrorCode =
  | 'nothing_found'
  | 'bad_request'
  | 'bad_key'
  | 'out_of_credits'
  | 'forbidden'
  | 'unknown_route'
  | 'rate_limited'
  | 'provider_unavailable'
  | 'timeout'
  | 'unreadable_answer'
  | 'unexpected_answer';

const retryableCodes: ReadonlySet<ProviderErrorCode> = new Set([
  'rate_limited',
  'provider_unavailable',
  'timeout',
  'unreadable_answer',
]);

/** A provider's refusal, told apart by code; `retryable` decides whether asking again can help. */
export class ProviderError extends Error {
  readonly code: ProviderErrorCode;
  readonly httpStatus: number | null;
  /** How long the provider asked to be left alone. */
  readonly retryAfterMs: number | null;

  constructor(
    code: ProviderErrorCode,
    message: string,
    options: { httpStatus?: number; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProviderError';
    this.code = code;
    this.httpStatus = options.httpStatus ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  get retryable(): boolean {
    return retryableCodes.has(this.code);
  }
}
