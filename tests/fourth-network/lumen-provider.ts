import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import type { LumenAccount, LumenPhoto } from './lumen/index.ts';

const accountCount = 40;
const pageSize = 10;

function account(number: number): LumenAccount {
  const face = `https://faces.lumen.example/${number}.jpg`;
  return { id: `L${number}`, name: `photographer.${number}`, face };
}

function photo(number: number): LumenPhoto {
  const figures = { seen: 1000 - number, liked: 100 - number, taken: '2026-08-01T12:00:00Z' };
  return { id: `P${number}`, title: `Photo ${number}`, ...figures, by: account(number) };
}

function answer(url: URL): unknown {
  if (url.pathname === '/v1/lumen/photos') {
    const from = Number(url.searchParams.get('from'));
    const photos = Array.from({ length: pageSize }, (_, index) => photo(from + index));
    return { photos, more: from + pageSize < accountCount ? String(from + pageSize) : null };
  }
  if (url.pathname === '/v1/lumen/account') {
    const number = Number(url.searchParams.get('name')?.split('.')[1]);
    const about = `Light at night. hello${number}@studio.example`;
    return { account: { ...account(number), about, fans: 500 + number } };
  }
  return null;
}

/** Stands for the vendor and the network's image host, as far as this network goes. */
export async function startLumenProvider(): Promise<{ url: string; stop(): Promise<void> }> {
  const face = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#c80' } })
    .jpeg()
    .toBuffer();
  const server = createServer((request, response) => {
    if (request.headers.host === 'faces.lumen.example') {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(face);
      return;
    }
    const body = answer(new URL(request.url ?? '/', 'http://provider'));
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { success: false, message: 'Unknown' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
