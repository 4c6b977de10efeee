import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallLog, type LoggedCall } from './call-log.ts';
import { imageHostsOf } from './cdn/addresses.ts';
import { createCdn } from './cdn/cdn.ts';
import type { AskedImage } from './cdn/ways-in.ts';
import { type Controlled, control, controlPrefix } from './control.ts';
import { endpointOf } from './endpoints.ts';
import { demoFaults, type FaultKind, FaultPlan } from './faults.ts';
import { createInstagramApi } from './instagram/api.ts';
import type { NetworkApi } from './network-api.ts';
import { type InventedNetworks, Provider, type RefusalKind, type Source } from './provider.ts';
import { openRecordings } from './replay.ts';
import { jsonReply, type Reply, type StreamedReply, send, unknownRoute } from './reply.ts';
import { createTikTokApi } from './tiktok/api.ts';
import type { Network } from './world/network.ts';
import { createWorld, type World } from './world/world.ts';
import { createYouTubeApi } from './youtube/api.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** Answers from recordings instead of the invented world. */
  replayFolder?: string;
  /** On each network; by default, as many as `world/network.ts` says. */
  creatorCount?: number;
  /** What befalls calls until the control says otherwise. Nothing, by default. */
  faults?: 'none' | 'demo';
}

export interface Sandbox {
  url: string;
  stop(): Promise<void>;
}

/** A stand-in for the outside world on one port: the provider's API, the networks' image hosts, and its own control. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const handle = createHandler({
    faults: new FaultPlan(options.faults === 'demo' ? demoFaults : {}),
    log: new CallLog(),
    provider: new Provider(await openSource(options)),
  });
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, jsonReply(500, { message: `The sandbox itself failed: ${String(error)}` }));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function openSource({ replayFolder, creatorCount }: SandboxOptions): Promise<Source> {
  if (replayFolder !== undefined) return { kind: 'replay', recordings: await openRecordings(replayFolder) };
  const invent = (network: Network, createApi: (world: World) => NetworkApi) => {
    const world = createWorld({ network, creatorCount });
    return { world, api: createApi(world) };
  };
  const networks: InventedNetworks = {
    tiktok: invent('tiktok', createTikTokApi),
    instagram: invent('instagram', createInstagramApi),
    youtube: invent('youtube', createYouTubeApi),
  };
  return { kind: 'world', networks };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function createHandler(controlled: Controlled): Handler {
  const { faults, log, provider } = controlled;
  const cdn = createCdn(provider.source.kind === 'world' ? provider.source.networks : null);

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const asked = askedImage(request, url);
    if (asked === null && url.pathname.startsWith(controlPrefix)) {
      return send(response, await control(controlled, request, url));
    }
    if (request.method !== 'GET') return send(response, unknownRoute(request.method ?? '', url.pathname));
    const query = Object.fromEntries(url.searchParams);
    const call =
      asked === null
        ? log.start(endpointOf(url.pathname), url.pathname, query)
        : log.start('image', asked.host + asked.path, query, asked.headers);
    response.once('close', () => {
      if (call.finishedAt === null) log.finish(call);
    });
    const fault = asked !== null || hasKey(request) ? faults.faultFor(call, log.inFlight) : '401';
    // Refused at the door: no time passes.
    if (fault === '429' || fault === '401') return refuse(call, response, fault);
    await pause(faults.latencyMs(call.endpoint), response);
    if (response.closed) return;
    if (fault === 'hang' || fault === 'reset') return vanish(call, request, fault);
    if (fault !== null && fault !== 'cut-json') return refuse(call, response, fault);
    const reply = asked === null ? await answer(call) : await image(call, asked);
    finish(call, response, fault === 'cut-json' && 'body' in reply ? cut(call, reply) : reply);
  };

  async function answer(call: LoggedCall): Promise<Reply> {
    const jitter = faults.current.jitter === true ? faults.random : null;
    const { reply, kind, credits } = await provider.answer({ path: call.path, query: call.query, jitter });
    call.kind = kind;
    call.credits = credits;
    return reply;
  }

  async function image(call: LoggedCall, asked: AskedImage): Promise<Reply | StreamedReply> {
    const nowSeconds = Math.floor(Date.now() / 1000);
    const { kind, reply } = await cdn(asked, faults.current.images ?? {}, nowSeconds);
    call.kind = kind;
    return reply;
  }

  function refuse(call: LoggedCall, response: ServerResponse, fault: RefusalKind): void {
    call.kind = fault;
    finish(call, response, provider.refusal(fault, faults.current.retryAfterSeconds));
  }

  /** Counted as over before the answer leaves, so that a caller who has it in hands is not counted any more. */
  function finish(call: LoggedCall, response: ServerResponse, reply: Reply | StreamedReply): void {
    if (response.closed) return;
    call.status = reply.status;
    if ('body' in reply) log.finish(call);
    send(response, reply);
  }
}

function hasKey(request: IncomingMessage): boolean {
  return Boolean(request.headers['x-api-key']);
}

/** Null for what is asked of anything but an image host. */
function askedImage({ headers }: IncomingMessage, { pathname, searchParams }: URL): AskedImage | null {
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (imageHostsOf(host) === null) return null;
  return {
    host,
    path: pathname,
    query: searchParams,
    headers: { referer: headers.referer ?? null, userAgent: headers['user-agent'] ?? null },
  };
}

/** Ends without an answer, at once or when the caller gives up. */
function vanish(call: LoggedCall, request: IncomingMessage, fault: FaultKind): void {
  call.kind = fault;
  if (fault === 'reset') request.socket.resetAndDestroy();
}

function cut(call: LoggedCall, reply: Reply): Reply {
  call.kind = 'cut-json';
  const body = Buffer.from(reply.body);
  return { ...reply, body: body.subarray(0, Math.floor(body.length * 0.6)) };
}

/** Waits, or until the caller has left. */
function pause(ms: number, response: ServerResponse): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
