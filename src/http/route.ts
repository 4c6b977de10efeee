import type { Context } from 'hono';
import type { z } from 'zod';
import type { ServerServices } from '../features/services.ts';

/** Things that a person owns and that routes name by id. */
export type OwnedNoun = 'campaign' | 'search';

/** Who may call a route. There is no default: a route without a policy does not compile and fails the check. */
export type Policy =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | { kind: 'admin' }
  /** The verb answers 404 to anybody but the owner; `at` says where the id stands, for the generated access tests. */
  | { kind: 'owner'; of: OwnedNoun; at: `${'params' | 'query' | 'body'}.${string}` };

export interface SignedInAccount {
  id: string;
  name: string;
  email: string;
  admin: boolean;
}

type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteRequest<Params extends Schema, Query extends Schema, Body extends Schema, Account> {
  params: Parsed<Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  account: Account;
  services: ServerServices;
  /** For what only HTTP knows: headers, streams, cookies. */
  http: Context;
}

interface Answer {
  status?: 200 | 201 | 204;
  description: string;
  schema?: z.ZodType;
  /** When it is not JSON. */
  contentType?: string;
}

export interface RouteDefinition<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  P extends Policy = Policy,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI style: `/api/campaigns/{id}`. */
  path: string;
  policy: P;
  summary: string;
  tag: string;
  params?: Params;
  query?: Query;
  body?: Body;
  answer: Answer;
  /** Answers a value of the answer's schema, or a whole `Response`. */
  handle(
    request: RouteRequest<Params, Query, Body, P['kind'] extends 'public' ? null : SignedInAccount>,
  ): unknown;
}

/** A route as the table holds it: its types were checked where it was defined. */
// biome-ignore lint/suspicious/noExplicitAny: the table mixes routes of all types
export type AnyRoute = RouteDefinition<any, any, any, any>;

/** Declares one route. Each `features/<noun>/routes.ts` exports an array of these; `http/app.ts` mounts them all. */
export function route<
  const P extends Policy,
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
>(definition: RouteDefinition<Params, Query, Body, P>): AnyRoute {
  return definition;
}
