import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Given the path, the parameters and the sandbox's answer: what is answered instead. */
export type Poison = (path: string, parameters: URLSearchParams, body: string) => string;

/** Stands between the app and its sandbox and spoils answers in ways that no provider has been seen to. */
export async function startPoisoner(sandboxUrl: string) {
  let poison: Poison = (_path, _parameters, body) => body;
  let onCall = () => {};
  // As long as the sandbox's: a worker that was frozen finds its connections as it left them.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    onCall();
    passOn(new URL(request.url ?? '/', sandboxUrl), request, response).catch(() => {
      // The sandbox has hung up, or whoever asked.
      if (!response.closed) request.socket.resetAndDestroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function passOn(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const left = new AbortController();
    response.once('close', () => left.abort());
    const headers = { 'x-api-key': String(request.headers['x-api-key']) };
    const answer = await fetch(url, { headers, signal: left.signal });
    const text = await answer.text();
    const retryAfter = answer.headers.get('retry-after');
    response
      .writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
      })
      .end(answer.ok ? poison(url.pathname, url.searchParams, text) : text);
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setPoison(next: Poison) {
      poison = next;
    },
    /** Called before each call is passed on. */
    onCall(listener: () => void) {
      onCall = listener;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
