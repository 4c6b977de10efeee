import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, BlockList, createServer as createTcpServer, type LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import {
  onlyPublicAddresses,
  onlyTo,
  openSafeFetch,
  publicInternet,
  type SafeFetch,
  type SafeFetchErrorCode,
  type SafeFetchOptions,
} from './safe-fetch.ts';
import { forgedAddresses } from './safe-fetch-forgeries.fixture.ts';

const allowedHosts = ['images.example', 'xn--bcher-kva.example'];
const limits: SafeFetchOptions = { allowedHosts, timeoutMs: 5_000, maximumBytes: 1_000, maximumRedirects: 2 };

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function opened(connect: buildConnector.connector): SafeFetch {
  const safeFetch = openSafeFetch(connect);
  closers.push(() => safeFetch.close());
  return safeFetch;
}

/** A stand-in for the whole outside world. */
async function world(listener: RequestListener) {
  const server = createServer(listener);
  const requests: { host: string | undefined; path: string; headers: NodeJS.Dict<string | string[]> }[] = [];
  server.on('request', ({ headers, url }) => requests.push({ host: headers.host, path: url ?? '', headers }));
  await listening(server);
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { requests, safeFetch: opened(onlyTo(new URL(`http://127.0.0.1:${portOf(server)}`))) };
}

async function listening(server: Server | ReturnType<typeof createTcpServer>) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}

function failing(code: SafeFetchErrorCode) {
  return expect.objectContaining({ name: 'SafeFetchError', code });
}

describe('addresses', () => {
  it.each(
    forgedAddresses.flatMap(([code, addresses]) => addresses.map((address) => [address, code] as const)),
  )('%s is refused: %s', async (address, code) => {
    const { requests, safeFetch } = await world((_request, response) => response.end('canary'));
    await expect(safeFetch.fetch(address, limits)).rejects.toEqual(failing(code));
    expect(requests).toEqual([]);
  });

  it.each([
    ['https://images.example/a.jpg?x=1#part', 'images.example', '/a.jpg?x=1'],
    ['https://IMAGES.Example/', 'images.example', '/'],
    ['https://p16-sign.cdn.images.example/a~b:1.jpeg', 'p16-sign.cdn.images.example', '/a~b:1.jpeg'],
    ['https://images.example:443/', 'images.example', '/'],
    ['https://images.example./', 'images.example', '/'],
    ['https://ⓘmages.example/', 'images.example', '/'],
    ['https://bücher.example/', 'xn--bcher-kva.example', '/'],
    ['https:images.example/a', 'images.example', '/a'],
    ['https://images.example/../../etc/passwd', 'images.example', '/etc/passwd'],
  ])('%s is asked for as %s%s', async (address, host, path) => {
    const { requests, safeFetch } = await world((_request, response) => response.end('picture'));
    const { status, body, url } = await safeFetch.fetch(address, limits);
    expect({ status, body: body.toString(), url: url.hostname }).toEqual({
      status: 200,
      body: 'picture',
      url: host,
    });
    expect(requests).toMatchObject([{ host, path }]);
  });
});

describe('names', () => {
  const lookupOf =
    (...addresses: string[]): LookupFunction =>
    (_hostname, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  /** Listens where a name that resolves to this machine would lead; the connector dials its port. */
  async function canary(connect: buildConnector.connector) {
    let visits = 0;
    const server = createTcpServer((socket) => {
      visits++;
      socket.destroy();
    });
    await listening(server);
    closers.push(async () => {
      server.close();
      await once(server, 'close');
    });
    const port = String(portOf(server));
    const safeFetch = opened((options, callback) => connect({ ...options, port }, callback));
    return { safeFetch, visits: () => visits };
  }

  it('reach the canary where nobody checks', async () => {
    const { safeFetch, visits } = await canary(buildConnector({ lookup: lookupOf('127.0.0.1') }));
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(failing('network'));
    expect(visits()).toBe(1);
  });

  it.each([
    [['127.0.0.1']],
    [['127.0.0.2']],
    [['0.0.0.0']],
    [['::1']],
    [['::']],
    [['::ffff:127.0.0.1']],
    [['::ffff:7f00:1']],
    [['::127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['2002:7f00:1::1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['fe80::1']],
    [['fd00::1']],
    [['8.8.8.8', '127.0.0.1']],
    [['127.0.0.1', '8.8.8.8']],
    [['2606:4700:4700::1111', '::1']],
    [['not an address']],
    [[]],
  ])('that resolve to %j are refused', async (addresses) => {
    const { safeFetch, visits } = await canary(publicInternet(lookupOf(...addresses)));
    const error = failing('address_not_public');
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(error);
    expect(visits()).toBe(0);
  });

  it('that do not resolve fail as the network', async () => {
    const lookup: LookupFunction = (_hostname, _options, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), '');
    const { safeFetch } = await canary(publicInternet(lookup));
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(failing('network'));
  });

  it('are resolved once a connection, and what was checked is what is dialled', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'];
    let lookups = 0;
    const rebinding: LookupFunction = (hostname, options, callback) =>
      lookupOf(answers[lookups++] ?? '127.0.0.1')(hostname, options, callback);
    // Nothing is dialled: the error names the address that would have been. (TLS sockets know no block list.)
    const blockList = new BlockList();
    blockList.addSubnet('0.0.0.0', 0, 'ipv4');
    const connect = buildConnector({ lookup: onlyPublicAddresses(rebinding), blockList });
    const { safeFetch, visits } = await canary((options, callback) =>
      connect({ ...options, protocol: 'http:' }, callback),
    );
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toMatchObject({
      code: 'network',
      cause: { code: 'ERR_IP_BLOCKED', message: expect.stringContaining('8.8.8.8') },
    });
    expect({ lookups, visits: visits() }).toEqual({ lookups: 1, visits: 0 });
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(
      failing('address_not_public'),
    );
    expect(visits()).toBe(0);
  });
});

describe('redirects', () => {
  it('are followed from one allowed address to another', async () => {
    const { requests, safeFetch } = await world(({ url }, response) => {
      if (url === '/a') response.writeHead(302, { location: 'https://cdn.images.example/b' }).end('moved');
      else if (url === '/b') response.writeHead(308, { location: 'c?d' }).end();
      else response.end('picture');
    });
    const { body, url } = await safeFetch.fetch('https://images.example/a', limits);
    expect([body.toString(), url.href]).toEqual(['picture', 'https://cdn.images.example/c?d']);
    expect(requests.map(({ host, path }) => `${host}${path}`)).toEqual([
      'images.example/a',
      'cdn.images.example/b',
      'cdn.images.example/c?d',
    ]);
  });

  it.each<[string, SafeFetchErrorCode]>([
    ['http://images.example/', 'scheme_not_allowed'],
    ['https://127.0.0.1/', 'ip_address_not_allowed'],
    ['https://[::ffff:7f00:1]/', 'ip_address_not_allowed'],
    ['https://0x7f.1/', 'ip_address_not_allowed'],
    ['//evil.example/', 'host_not_allowed'],
    ['\\\\evil.example/', 'host_not_allowed'],
    ['https://localhost/', 'host_not_allowed'],
    ['https://images.example:8443/', 'port_not_allowed'],
    ['https://a:b@images.example/', 'credentials_not_allowed'],
    ['file:///etc/passwd', 'scheme_not_allowed'],
    ['https://[', 'invalid_url'],
  ])('to %s are refused: %s', async (location, code) => {
    const { requests, safeFetch } = await world((_request, response) =>
      response.writeHead(302, { location }).end(),
    );
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(failing(code));
    expect(requests).toHaveLength(1);
  });

  it('end at their maximum', async () => {
    const { requests, safeFetch } = await world((_request, response) =>
      response.writeHead(301, { location: '/again' }).end(),
    );
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(
      failing('too_many_redirects'),
    );
    expect(requests).toHaveLength(limits.maximumRedirects + 1);
  });
});

describe('bodies', () => {
  it('are cut when they never end', async () => {
    const { safeFetch } = await world((_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', pour);
      pour();
    });
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(failing('too_large'));
  });

  it('are not begun when they say that they are too large', async () => {
    const { safeFetch } = await world((_request, response) => {
      response.writeHead(200, { 'content-length': limits.maximumBytes + 1 }).flushHeaders();
    });
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(failing('too_large'));
  });

  it('of the maximum are taken whole', async () => {
    const { safeFetch } = await world((_request, response) => response.end('x'.repeat(limits.maximumBytes)));
    const { body } = await safeFetch.fetch('https://images.example/', limits);
    expect(body).toHaveLength(limits.maximumBytes);
  });

  it('that end before the length they gave are not taken for whole', async () => {
    const { safeFetch } = await world((_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('x'.repeat(50), () => response.destroy());
    });
    await expect(safeFetch.fetch('https://images.example/', limits)).rejects.toEqual(failing('network'));
  });

  it('are asked for uncompressed, and never unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(100_000));
    const { requests, safeFetch } = await world((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    );
    const { body } = await safeFetch.fetch('https://images.example/', {
      ...limits,
      headers: { 'accept-encoding': 'gzip', referer: 'https://site.example/' },
    });
    expect(body).toEqual(packed);
    expect(requests[0]?.headers).toMatchObject({
      'accept-encoding': 'identity',
      referer: 'https://site.example/',
    });
  });

  it.each<[string, RequestListener]>([
    ['never begin', () => {}],
    ['stop in the middle', (_request, response) => response.write('x')],
    [
      'drip',
      (_request, response) => {
        const drip = setInterval(() => response.write('x'), 5);
        response.on('close', () => clearInterval(drip));
      },
    ],
  ])('that %s are given up', async (_name, listener) => {
    const { safeFetch } = await world(listener);
    const patience = { ...limits, maximumBytes: 1_000_000, timeoutMs: 100 };
    await expect(safeFetch.fetch('https://images.example/', patience)).rejects.toEqual(failing('timeout'));
  });

  it('of error answers come with their status', async () => {
    const { safeFetch } = await world((_request, response) => response.writeHead(403).end('no'));
    expect(await safeFetch.fetch('https://images.example/', limits)).toMatchObject({ status: 403 });
  });
});

it('leaves no connection behind when closed', async () => {
  const server = createServer((_request, response) => response.end('picture'));
  await listening(server);
  const safeFetch = openSafeFetch(onlyTo(new URL(`http://127.0.0.1:${portOf(server)}`)));
  await safeFetch.fetch('https://images.example/', limits);
  await safeFetch.close();
  server.close();
  await once(server, 'close');
});
