import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type LookupFunction,
  type Server as TcpServer,
} from 'node:net';
import { serve } from '@hono/node-server';
import { Agent, type buildConnector, fetch as fetchAnything } from 'undici';
import { createImageFetches } from '../../src/features/images/image-fetches.ts';
import type { ImageService } from '../../src/features/images/image-service.ts';
import { createPictures } from '../../src/features/images/pictures.ts';
import { openServerServices } from '../../src/features/open-server-services.ts';
import { createApp } from '../../src/http/app.ts';
import type { Configuration } from '../../src/lib/env.ts';
import { openImageConverter } from '../../src/lib/image-conversion/image-converter.ts';
import { onlyTo, type SafeFetch, SafeFetchError } from '../../src/lib/safe-fetch.ts';

/** A server that plays a network's CDN as a test wants it. */
export interface Cdn {
  url: string;
  /** Hosts and paths that it was asked for. */
  asked: string[];
  answers(listener: RequestListener): void;
  close(): Promise<void>;
}

export async function openCdn(): Promise<Cdn> {
  let listener: RequestListener = (_request, response) => response.writeHead(404).end();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    listener(request, response);
  });
  const port = await listen(server, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers(next) {
      listener = next;
    },
    async close() {
      server.closeAllConnections();
      await closed(server);
    },
  };
}

export interface Canaries {
  port: number;
  /** On `::1`. */
  port6: number;
  /** How often somebody has come. */
  visits: number;
  close(): Promise<void>;
}

/** Listeners that nobody has any business to reach. */
export async function openCanaries(): Promise<Canaries> {
  const notice = createTcpServer((socket) => {
    canaries.visits++;
    socket.on('error', () => {}).destroy();
  });
  const notice6 = createTcpServer((socket) => {
    canaries.visits++;
    socket.on('error', () => {}).destroy();
  });
  const canaries = {
    port: await listen(notice, '127.0.0.1'),
    port6: await listen(notice6, '::1'),
    visits: 0,
    async close() {
      await Promise.all([closed(notice), closed(notice6)]);
    },
  };
  return canaries;
}

type Connector = buildConnector.connector;

/** The world outside: what names resolve to, and who was dialled. */
export interface World {
  /** Host and port of every connection that was asked for, whether it came about or not. */
  dialled: string[];
  /** What a name resolves to, one connection after the other; unknown ones resolve to this machine. */
  names: Map<string, string[]>;
  /** `dial` as it is, but that addresses of the open internet are those of the CDN. */
  through(dial: (lookup: LookupFunction) => Connector): Connector;
}

export function createWorld(cdn: Cdn, canaries: Canaries): World {
  const toCdn = onlyTo(new URL(cdn.url));
  const dialled: string[] = [];
  const names = new Map<string, string[]>();
  const resolved = new Map<string, string>();
  const lookup: LookupFunction = (hostname, options, callback) => {
    const address = resolved.get(hostname) ?? '127.0.0.1';
    const family = address.includes(':') ? 6 : 4;
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  return {
    dialled,
    names,
    through: (dial) => {
      const connect = dial(lookup);
      return (options, callback) => {
        const { hostname } = options;
        dialled.push(`${hostname}:${options.port}`);
        const [address = '127.0.0.1', ...later] = names.get(hostname) ?? [];
        if (later.length > 0) names.set(hostname, later);
        resolved.set(hostname, address);
        if (address === publicAddress && options.port === '') return toCdn(options, callback);
        // The canary stands for whatever listens on the default ports.
        connect({ ...options, port: options.port || String(canaries.port) }, callback);
      };
    },
  };
}

export const publicAddress = '93.184.215.14';

/** As if there were no `safe-fetch.ts`: shows that the canaries notice what it refuses. */
export function fetchUnchecked(connect: Connector): SafeFetch {
  const dispatcher = new Agent({ connect });
  return {
    async fetch(address) {
      try {
        const answer = await fetchAnything(address, { dispatcher });
        const body = Buffer.from(await answer.arrayBuffer());
        return { status: answer.status, headers: {}, body, url: new URL(answer.url) };
      } catch (cause) {
        throw new SafeFetchError('network', 'The connection failed.', { cause });
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/** A further server on the same database, whose images are fetched by `safeFetch`. */
export async function serveWith(
  configuration: Configuration,
  safeFetch: SafeFetch,
): Promise<{ url: string; images: ImageService; close(): Promise<void> }> {
  const services = await openServerServices(configuration, { maintain: false });
  const { database } = services;
  const { files, statistics } = services.images;
  const converter = openImageConverter({ processes: 1 });
  const fetches = createImageFetches({ database, safeFetch, converter, files, statistics });
  const pictures = createPictures({ database, converter, files, fetches, statistics });
  const images = { ...services.images, fetches, pictures };
  const { fetch } = createApp(
    { ...services, images },
    { publicUrl: undefined, webFolder: configuration.webFolder },
  );
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await once(server, 'listening');
  return {
    url: `http://localhost:${portOf(server)}`,
    images,
    async close() {
      server.closeAllConnections();
      await closed(server);
      await fetches.close();
      await converter.close();
      await services.close();
    },
  };
}

async function listen(server: TcpServer, host: string): Promise<number> {
  server.listen(0, host);
  await once(server, 'listening');
  return portOf(server);
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}

async function closed(server: TcpServer): Promise<void> {
  server.close();
  await once(server, 'close');
}

export type Outcome = 'picture' | 'initial' | 'missing' | 'not signed in' | `${number} ${string}`;

/** What somebody gets in the end, after initials that only stand in for a while. */
export async function lookAt(address: URL, cookie: string | null): Promise<Outcome> {
  for (;;) {
    const answer = await fetch(address, { headers: cookie === null ? {} : { cookie } });
    const body = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    if (answer.headers.get('x-image-proxy-source') === 'placeholder-pending') continue;
    if (answer.status === 200 && type === 'image/jpeg') return 'picture';
    if (answer.status === 200 && type.startsWith('image/svg+xml') && body.startsWith('<svg '))
      return 'initial';
    if (body === '{"error":{"code":"not_found","message":"There is no such image."}}') return 'missing';
    if (answer.status === 401) return 'not signed in';
    return `${answer.status} ${body}`;
  }
}

export const throughProxy = (address: string) => `/api/proxy/image?url=${encodeURIComponent(address)}`;

/** The addresses by what came of looking at each of them. */
export async function lookAtAll(
  addresses: readonly string[],
  look: (address: string, index: number) => Promise<Outcome>,
): Promise<Record<string, string[]>> {
  const outcomes = await Promise.all(addresses.map(look));
  return Object.groupBy(addresses, (_address, index) => outcomes[index] ?? '') as Record<string, string[]>;
}
