import { request } from 'node:http';
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
    askImage: (address: string) => askImage(sandbox.url, address),
  };
}

export type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

function askImage(sandboxUrl: string, address: string) {
  const { host, pathname, search } = new URL(address);
  return new Promise<{ status: number; contentType: string; body: Buffer }>((resolve, reject) => {
    const outgoing = request(
      sandboxUrl + pathname + search,
      { headers: { host }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            contentType: response.headers['content-type'] ?? '',
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject).end();
  });
}

/** The path of one page of a keyword search. */
export function keywordPath(query: string, cursor = 0, more = ''): string {
  return `/v1/tiktok/search/keyword?query=${encodeURIComponent(query)}&cursor=${cursor}${more}`;
}
