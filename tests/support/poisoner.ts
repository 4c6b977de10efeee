import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Given the path, the parameters and the sandbox's answer: what is answered instead. */
export type Poison = (path: string, parameters: URLSearchParams, body: string) => string;

/** Stands between the app and its sandbox and spoils answers in ways that no provider has been seen to. */
export async function startPoisoner(sandboxUrl: string) {
  let poison: Poison = (_path, _parameters, body) => body;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', sandboxUrl);
    const answer = await fetch(url, { headers: { 'x-api-key': String(request.headers['x-api-key']) } });
    const body = poison(url.pathname, url.searchParams, await answer.text());
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setPoison(next: Poison) {
      poison = next;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
