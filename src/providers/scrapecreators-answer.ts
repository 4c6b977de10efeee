import { z } from 'zod';
import { ProviderError, type ProviderErrorCode } from './provider-error.ts';

interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface ReadAnswer {
  error: ProviderError | null;
  body: string;
  json: unknown;
  /** What the provider says it charged; where it says nothing, 1 for a success and 0 for a failure. */
  credits: number;
}

/** All optional: the envelope came in 2026, older answers and errors lack parts of it. */
const envelopeSchema = z
  .object({
    success: z.boolean(),
    credits_charged: z.number().nonnegative(),
    errorStatus: z.number(),
    message: z.string(),
  })
  .partial();

const codeOfStatus: Record<number, ProviderErrorCode> = {
  400: 'bad_request',
  401: 'bad_key',
  402: 'out_of_credits',
  403: 'forbidden',
  404: 'nothing_found',
  408: 'provider_unavailable',
  429: 'rate_limited',
};

/** Tells good answers from failures, whatever their dress: an HTML 404, a cut body, a 200 that is a refusal. */
export function readAnswer({ status, headers, body }: RawAnswer): ReadAnswer {
  const json = parseJson(body);
  const envelope = envelopeSchema.safeParse(json);
  const said = envelope.success ? envelope.data : {};
  const fail = (code: ProviderErrorCode, message: string, unsaidCredits = 0): ReadAnswer => ({
    error: new ProviderError(code, said.message ?? message, {
      httpStatus: status,
      retryAfterMs: retryAfterMs(headers['retry-after']),
    }),
    body,
    json: null,
    credits: said.credits_charged ?? unsaidCredits,
  });

  if (status >= 500) return fail('provider_unavailable', `The provider failed (HTTP ${status}).`);
  if (status === 404 && json === undefined)
    return fail('unknown_route', 'The provider does not know this route.');
  if (status !== 200) {
    return fail(codeOfStatus[status] ?? 'unexpected_answer', `The provider refused (HTTP ${status}).`);
  }
  // It was charged before it was cut: budgets and ledger count it.
  if (json === undefined) {
    return fail('unreadable_answer', "The provider's answer was cut or is not JSON.", chargedIn(body));
  }
  if (said.success === false) {
    const code = said.errorStatus === undefined ? 'unexpected_answer' : codeOfStatus[said.errorStatus];
    return fail(code ?? 'unexpected_answer', 'The provider reports a failure.');
  }
  return { error: null, body, json, credits: said.credits_charged ?? 1 };
}

/** The envelope stands in front, and is mostly left of what was cut; where it is not, a success costs 1. */
function chargedIn(cutBody: string): number {
  const said = /"credits_charged"\s*:\s*(\d+)/.exec(cutBody.slice(0, 500))?.[1];
  return said === undefined ? 1 : Number(said);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // not JSON: the caller tells what that means for the status
  }
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3); capped at five minutes against nonsense. */
function retryAfterMs(header: string | string[] | undefined): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  const delayMs = /^\s*\d+\s*$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(delayMs) ? Math.min(Math.max(delayMs, 0), 300_000) : null;
}
