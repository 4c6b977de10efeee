import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SignatureV4 } from '@smithy/signature-v4';
import type { S3Credentials } from './s3-store.ts';

/** What happens to a request instead of its answer. */
type Fault = 'slow-down' | 'hang' | 'reset' | 'cut-body';

export const goodCredentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY',
};

/** A small S3 with one bucket, "pictures" in eu-central-1, which believes no signature that another library would not make. */
export async function startS3Server(credentials: S3Credentials = goodCredentials) {
  const objects = new Map<string, Buffer>();
  const faults: Fault[] = [];
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let mostSockets = 0;

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    requests.push(`${request.method} ${path}`);
    const body = await buffer(request);
    const fault = faults.shift();
    if (fault === 'hang') return;
    if (fault === 'reset') return request.socket.resetAndDestroy();
    if (fault === 'slow-down') {
      response.setHeader('retry-after', '0');
      return refuse(response, 503, 'SlowDown');
    }
    const problem = await refusalOf(request, body, credentials);
    if (problem !== null) return refuse(response, ...problem);
    if (!path.startsWith('/pictures/')) return refuse(response, 404, 'NoSuchBucket');
    if (request.method === 'PUT') objects.set(path, body);
    if (request.method === 'DELETE') objects.delete(path);
    if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204).end();
    const object = objects.get(path);
    if (object === undefined) return refuse(response, 404, 'NoSuchKey');
    response.setHeader('content-length', object.length);
    if (fault !== 'cut-body') return response.end(object);
    response.write(object.subarray(0, object.length / 2), () => request.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    mostSockets = Math.max(mostSockets, sockets.size);
    socket.on('close', () => sockets.delete(socket));
  });
  // Told to the client: no connection ends of itself within a test.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    /** The address of a store in it. */
    address: (bucketAndPrefix: string) => `s3://${bucketAndPrefix}?endpoint=${endpoint}&region=eu-central-1`,
    objects,
    /** For the next requests, in this order. */
    faults,
    requests,
    mostSockets: () => mostSockets,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function refusalOf(
  request: IncomingMessage,
  body: Buffer,
  credentials: S3Credentials,
): Promise<[status: number, code: string] | null> {
  const { headers, method = '', url = '' } = request;
  if (method === 'PUT' && headers['content-length'] === undefined) return [411, 'MissingContentLength'];
  const given = headers.authorization ?? '';
  const signedNames = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? [];
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signedNames.includes(name))) {
    return [403, 'AccessDenied'];
  }
  const signingDate = new Date(
    String(headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'),
  );
  if (!(Math.abs(signingDate.getTime() - Date.now()) < 15 * 60_000)) return [403, 'RequestTimeTooSkewed'];

  const signer = new SignatureV4({
    credentials,
    region: 'eu-central-1',
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
  });
  const signed = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: url,
      query: {},
      headers: Object.fromEntries(signedNames.map((name) => [name, String(headers[name])])),
    },
    { signingDate },
  );
  if (signed.headers.authorization !== given) return [403, 'SignatureDoesNotMatch'];
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return headers['x-amz-content-sha256'] === bodyHash ? null : [400, 'XAmzContentSHA256Mismatch'];
}

function refuse(response: ServerResponse, status: number, code: string) {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>So it is.</Message></Error>`,
  );
}

/** SHA-256, or with a secret its HMAC, in the form that the signer asks for. */
class Sha256 {
  private readonly sum;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.sum = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: Uint8Array) {
    this.sum.update(data);
  }

  async digest() {
    return new Uint8Array(this.sum.digest());
  }

  reset() {
    throw new Error('Nobody uses one twice.');
  }
}

function bytesOf(source: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof source === 'string') return source;
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
