import type { CallKind } from './call-log.ts';
import { endpointOf, networkOf } from './endpoints.ts';
import type { FaultKind } from './faults.ts';
import type { NetworkApi } from './network-api.ts';
import type { Random } from './random.ts';
import type { Recordings } from './replay.ts';
import { jsonReply, type Reply, unknownRoute } from './reply.ts';
import type { Network } from './world/network.ts';
import type { World } from './world/world.ts';

/** The vendor of data: its account, its envelope and its refusals, around what the networks' endpoints say. */
const startingCredits = 1_000_000;

export interface ApiCall {
  path: string;
  query: Readonly<Record<string, string>>;
  jitter: Random | null;
}

export interface ApiReply {
  reply: Reply;
  kind: CallKind;
  credits: number;
}

export type InventedNetworks = Readonly<Record<Network, { world: World; api: NetworkApi }>>;

/** Where answers come from: the invented world or recordings. */
export type Source =
  | { kind: 'world'; networks: InventedNetworks }
  | { kind: 'replay'; recordings: Recordings };

export class Provider {
  readonly source: Source;
  credits = startingCredits;

  constructor(source: Source) {
    this.source = source;
  }

  reset(): void {
    this.credits = startingCredits;
    if (this.source.kind === 'world') {
      for (const { api } of Object.values(this.source.networks)) api.reset();
    }
  }

  async answer(call: ApiCall): Promise<ApiReply> {
    if (this.source.kind === 'replay') return this.#replay(call, this.source.recordings);
    return this.#fromWorld(call, this.source.networks);
  }

  #fromWorld(call: ApiCall, networks: InventedNetworks): ApiReply {
    const name = endpointOf(call.path);
    if (name === 'account/credit-balance') return this.#balance();
    const network = networkOf(name);
    const endpoint = network === null ? undefined : networks[network].api.endpoints.get(name);
    if (endpoint === undefined) {
      return { reply: unknownRoute('GET', call.path), kind: 'unknown-route', credits: 0 };
    }
    if (this.credits < 1) return { reply: this.refusal('402'), kind: 'out-of-credits', credits: 0 };
    const outcome = endpoint({
      query: call.query,
      jitter: call.jitter,
      nowSeconds: Math.floor(Date.now() / 1000),
    });
    if (outcome.kind === 'bad-request') {
      return { reply: jsonReply(400, { message: outcome.message }), kind: 'bad-request', credits: 0 };
    }
    if (outcome.kind === 'nothing-found') return this.#nothingFound(outcome.message);
    this.credits -= outcome.credits;
    return {
      reply: this.#success(outcome.payload, outcome.credits),
      kind: 'answer',
      credits: outcome.credits,
    };
  }

  /** As recorded, byte for byte: no envelope is put around it. */
  async #replay(call: ApiCall, recordings: Recordings): Promise<ApiReply> {
    const recorded = await recordings.find(call.path, call.query);
    if (recorded === null) {
      if (endpointOf(call.path) === 'account/credit-balance') return this.#balance();
      return this.#nothingFound(
        'Nothing was recorded for that request. You were not charged for this request.',
      );
    }
    if (this.credits < 1) return { reply: this.refusal('402'), kind: 'out-of-credits', credits: 0 };
    const credits = recorded.status === 200 ? 1 : 0;
    this.credits -= credits;
    return { reply: recorded, kind: 'answer', credits };
  }

  /** Asking for the balance is free. */
  #balance(): ApiReply {
    return { reply: this.#success({ creditCount: this.credits }, 0), kind: 'answer', credits: 0 };
  }

  #success(payload: object, charged: number): Reply {
    return jsonReply(200, {
      success: true,
      credits_remaining: this.credits,
      credits_charged: charged,
      ...payload,
    });
  }

  #nothingFound(message: string): ApiReply {
    const body = {
      success: false,
      credits_remaining: this.credits,
      credits_charged: 0,
      error: 'not_found',
      errorStatus: 404,
      message,
    };
    return { reply: jsonReply(404, body), kind: 'nothing-found', credits: 0 };
  }

  /** The bodies of 401, 429 and 5xx are of our making: nobody has recorded one. */
  refusal(kind: RefusalKind, retryAfterSeconds?: number): Reply {
    switch (kind) {
      case '401':
        return jsonReply(401, { success: false, message: 'Invalid or missing API key' });
      case '402':
        return jsonReply(402, {
          success: false,
          message:
            "Looks like you're out of credits :( You'll need to buy more to continue using the service.",
        });
      case '429':
        return jsonReply(
          429,
          this.#error('rate_limited', 429, 'Too many requests'),
          retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) },
        );
      case '500':
        return jsonReply(500, this.#error('internal_error', 500, 'Something went wrong'));
      case '503':
        return jsonReply(503, this.#error('unavailable', 503, 'Service unavailable'));
      case 'html-502':
        return {
          status: 502,
          contentType: 'text/html',
          body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n',
        };
    }
  }

  #error(error: string, errorStatus: number, message: string) {
    return { success: false, credits_remaining: this.credits, error, errorStatus, message };
  }
}

export type RefusalKind = Exclude<FaultKind, 'hang' | 'reset' | 'cut-json'>;
