import { once } from 'node:events';
import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type SandboxOptions, startSandbox } from './server.ts';

/** A sandbox of a test's own, and short ways to ask it. */
export async function openTestSandbox(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ creatorCount: 3_000, ...options });
  const ask = async (path: string, headers: Record<string, string> = { 'x-api-key': 'any' }) => {
    const response = await fetch(sandbox.url + path, { headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, isJson };
  };
  return {
    ...sandbox,
    ask,
    // Bodies are the provider's: what a test reads of them, it checks.
    askJson: async (path: string) => {
      const { status, text } = await ask(path);
      return { status, body: JSON.parse(text) };
    },
    setFaults: async (faults: unknown) => {
      const response = await fetch(`${sandbox.url}/__sandbox/faults`, {
        method: 'PUT',
        body: JSON.stringify(faults),
      });
      return { status: response.status, body: await response.json() };
    },
    control: async (path: string, method = 'GET') => {
      const response = await fetch(`${sandbox.url}/__sandbox/${path}`, { method });
      return JSON.parse(await response.text());
    },
    /** Asks for a CDN address as a connect-to map does: the real host by name, this port by connection. */
    askImage: (address: string, headers: Record<string, string> = {}) =>
      askImage(sandbox.url, address, headers),
    openImage: (address: string, signal: AbortSignal) => openImage(sandbox.url, address, { signal }),
  };
}

export type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

async function askImage(sandboxUrl: string, address: string, headers: Record<string, string>) {
  const response = await openImage(sandboxUrl, address, { headers });
  return {
    status: response.statusCode ?? 0,
    contentType: response.headers['content-type'] ?? '',
    location: response.headers.location,
    body: await buffer(response),
  };
}

/** As soon as the headers are there. */
async function openImage(sandboxUrl: string, address: string, options: RequestOptions) {
  const { host, pathname, search } = new URL(address);
  const headers = { ...options.headers, host };
  const outgoing = request(sandboxUrl + pathname + search, { ...options, headers, agent: false }).end();
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return response;
}

/** The path of one page of a keyword search. */
export function keywordPath(query: string, cursor = 0, more = ''): string {
  return `/v1/tiktok/search/keyword?query=${encodeURIComponent(query)}&cursor=${cursor}${more}`;
}
