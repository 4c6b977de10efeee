import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { ErrorBody } from '../domain/error.ts';
import { AppError } from '../lib/errors.ts';
import { logger } from '../lib/logger.ts';
import { ProviderError } from '../providers/provider-error.ts';

/** The one place where what was thrown becomes an answer. */
export const onError: ErrorHandler = (error, http) => {
  const { status, body } = toAnswer(error);
  // The route's pattern: what is in an address may be a permission, or somebody's name.
  if (status === 500)
    logger.error({ error, method: http.req.method, path: routePath(http, -1) }, 'a request failed by a bug');
  return http.json(body, status as ContentfulStatusCode);
};

function toAnswer(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof AppError) {
    const details = error.details === undefined ? {} : { details: error.details };
    return {
      status: error.status,
      body: { error: { code: error.code, message: error.message, ...details } },
    };
  }
  if (error instanceof z.ZodError) return { status: 400, body: badInput(error) };
  if (error instanceof ProviderError) {
    return { status: 502, body: { error: { code: error.code, message: error.message } } };
  }
  if (error instanceof HTTPException && error.status < 500) {
    return {
      status: error.status,
      body: { error: { code: 'bad_request', message: error.message || 'Bad request.' } },
    };
  }
  return {
    status: 500,
    body: {
      error: { code: 'internal', message: 'Something broke on our side. Nothing was lost; try again.' },
    },
  };
}

/** Names each field that is not right, in words for people. */
export function badInput(error: z.core.$ZodError): ErrorBody {
  const issues = error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
  const first = issues[0];
  const message = first
    ? first.field
      ? `${first.field}: ${first.message}`
      : first.message
    : 'The input is not right.';
  return { error: { code: 'bad_input', message, details: { issues } } };
}
