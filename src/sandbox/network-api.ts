import type { Random } from './random.ts';

/** What an endpoint says, before the envelope. */
export type Outcome =
  | { kind: 'answer'; payload: Record<string, unknown>; credits: number }
  | { kind: 'nothing-found'; message: string }
  | { kind: 'bad-request'; message: string };

export interface EndpointRequest {
  query: Readonly<Record<string, string>>;
  /** Set when answers shall differ from call to call. */
  jitter: Random | null;
  nowSeconds: number;
}

export type Endpoint = (request: EndpointRequest) => Outcome;

/** What the provider sells of one network. */
export interface NetworkApi {
  /** By the names in `endpoints.ts`. */
  endpoints: ReadonlyMap<string, Endpoint>;
  /** Forgets which profiles the provider has in its cache. */
  reset(): void;
}

export function missing(what: string): Outcome {
  return { kind: 'bad-request', message: `You must provide ${what}` };
}

export function nothingFound(what: string): Outcome {
  return { kind: 'nothing-found', message: `No ${what} found. You were not charged for this request.` };
}
