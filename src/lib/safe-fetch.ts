import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { IncomingHttpHeaders } from 'node:http';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { isPublicAddress } from './public-address.ts';

/**
 * The only way to fetch an address that came out of data: https on its default port, hosts of an allow-list, addresses
 * of the open internet, redirects under the same rules, size and time capped.
 */
export interface SafeFetch {
  fetch(address: string, options: SafeFetchOptions): Promise<SafeResponse>;
  /** Ends all connections, also those in use. */
  close(): Promise<void>;
}

export interface SafeFetchOptions {
  /** Domains in ASCII; each stands for itself and its subdomains. */
  allowedHosts: readonly string[];
  headers?: Record<string, string>;
  /** For everything: names, connections, redirects and the body's last byte. */
  timeoutMs: number;
  maximumBytes: number;
  maximumRedirects: number;
}

interface SafeResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Where the answer came from in the end. */
  url: URL;
}

export type SafeFetchErrorCode =
  | 'invalid_url'
  | 'scheme_not_allowed'
  | 'credentials_not_allowed'
  | 'port_not_allowed'
  | 'ip_address_not_allowed'
  | 'host_not_allowed'
  | 'address_not_public'
  | 'too_many_redirects'
  | 'too_large'
  | 'timeout'
  | 'network';

export class SafeFetchError extends Error {
  readonly code: SafeFetchErrorCode;

  constructor(code: SafeFetchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SafeFetchError';
    this.code = code;
  }
}

const connectTimeoutMs = 5_000;
const connectionsPerHost = 16;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Connections are kept and used again; whoever opens it closes it. */
export function openSafeFetch(connect: buildConnector.connector): SafeFetch {
  const agent = new Agent({ connect, connections: connectionsPerHost, pipelining: 1 });
  return {
    async fetch(address, options) {
      const signal = AbortSignal.timeout(options.timeoutMs);
      try {
        return await follow(agent, address, options, signal);
      } catch (error) {
        if (error instanceof SafeFetchError) throw error;
        if (signal.aborted) {
          throw new SafeFetchError('timeout', `No whole answer within ${options.timeoutMs} ms.`);
        }
        throw new SafeFetchError('network', 'The connection failed.', { cause: error });
      }
    },
    close: () => agent.destroy(),
  };
}

/**
 * Connects to the open internet. The name is resolved inside of the connection's own lookup: the addresses that were
 * checked are the ones that are dialled, so a name that resolves differently a moment later gains nothing.
 */
export function publicInternet(lookup: LookupFunction = systemLookup): buildConnector.connector {
  return buildConnector({ lookup: onlyPublicAddresses(lookup), timeout: connectTimeoutMs });
}

/**
 * Takes every connection to one place over plain TCP, whatever its host and scheme: for a stand-in of the outside
 * world, which then sees real host names. All other rules stay.
 */
export function onlyTo(place: URL): buildConnector.connector {
  const connect = buildConnector({ timeout: connectTimeoutMs });
  return (_options, callback) =>
    connect({ protocol: 'http:', hostname: place.hostname, port: place.port }, callback);
}

/** A lookup that answers nothing but addresses of the open internet. */
export function onlyPublicAddresses(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const addresses = found as LookupAddress[];
      const [first] = addresses;
      // One bad address among good ones is enough: it is not for chance to decide which of them is dialled.
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        const refusal = new SafeFetchError('address_not_public', `${hostname} is not on the open internet.`);
        return callback(refusal, '');
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

async function follow(
  agent: Agent,
  address: string,
  options: SafeFetchOptions,
  signal: AbortSignal,
): Promise<SafeResponse> {
  let url = allowedUrl(address, undefined, options.allowedHosts);
  for (let redirects = 0; ; redirects++) {
    const response = await agent.request({
      method: 'GET',
      origin: url.origin,
      path: url.pathname + url.search,
      // Never compressed: what is counted is what the memory will hold.
      headers: { ...options.headers, 'accept-encoding': 'identity' },
      signal,
    });
    const location = headerText(response.headers.location);
    if (!redirectStatuses.has(response.statusCode) || location === undefined) {
      const body = await readBody(response, options.maximumBytes);
      return { status: response.statusCode, headers: response.headers, body, url };
    }
    discard(response);
    if (redirects === options.maximumRedirects) {
      throw new SafeFetchError('too_many_redirects', `More than ${redirects} redirects.`);
    }
    url = allowedUrl(location, url, options.allowedHosts);
  }
}

/** Parses and checks; the answer is the only form in which an address is ever asked for. */
function allowedUrl(address: string, base: URL | undefined, allowedHosts: readonly string[]): URL {
  const url = URL.parse(address, base?.href);
  if (url === null) throw new SafeFetchError('invalid_url', 'Not an absolute URL.');
  if (url.protocol !== 'https:') {
    throw new SafeFetchError('scheme_not_allowed', `"${url.protocol}" is not https.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new SafeFetchError('credentials_not_allowed', 'The URL bears credentials.');
  }
  if (url.port !== '') throw new SafeFetchError('port_not_allowed', `Port ${url.port} is not the default.`);
  // The parser has turned octal, hexadecimal, short and full-width spellings of an address into the usual one.
  if (url.hostname.startsWith('[') || ipaddr.isValid(url.hostname)) {
    throw new SafeFetchError('ip_address_not_allowed', 'The host is an address, not a name.');
  }
  url.hostname = url.hostname.replace(/\.$/, '');
  const allowed = allowedHosts.some(
    (domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`),
  );
  if (!allowed) throw new SafeFetchError('host_not_allowed', `${url.hostname} is not an allowed host.`);
  return url;
}

async function readBody(response: Dispatcher.ResponseData, maximumBytes: number): Promise<Buffer> {
  const tooLarge = () => new SafeFetchError('too_large', `The body has more than ${maximumBytes} bytes.`);
  if (Number(response.headers['content-length'] ?? 0) > maximumBytes) {
    discard(response);
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early destroys the body and its connection.
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function discard(response: Dispatcher.ResponseData): void {
  // Destroying an unread body emits the abortion as an error, which is what we want and need not hear of.
  response.body.on('error', () => {}).destroy();
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
