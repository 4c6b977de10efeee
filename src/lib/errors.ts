/**
 * An expected failure with a stable code: thrown by verbs, mapped to an answer once (`http/on-error.ts`).
 * Anything else that is thrown is a bug and stays one.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(
    code: string,
    message: string,
    options: { status?: number; details?: unknown; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details;
  }
}

/** What is not there and what belongs to somebody else look the same from outside. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}.`, { status: 404 });
}
