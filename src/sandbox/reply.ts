import type { ServerResponse } from 'node:http';
import { pipeline, type Readable } from 'node:stream';

export interface Reply {
  status: number;
  contentType: string;
  body: string | Buffer;
  headers?: Record<string, string>;
}

/** A body that comes bit by bit, or never. */
export interface StreamedReply {
  status: number;
  contentType: string;
  stream: Readable;
}

const jsonType = 'application/json; charset=utf-8';

export function jsonReply(status: number, body: unknown, headers?: Record<string, string>): Reply {
  return {
    status,
    contentType: jsonType,
    body: JSON.stringify(body),
    ...(headers === undefined ? {} : { headers }),
  };
}

/** What Express, which the provider runs on, says about a route that it does not have. */
export function unknownRoute(method: string, path: string): Reply {
  const shown = path.replace(/[<>&"]/g, '');
  return {
    status: 404,
    contentType: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot ${method} ${shown}</pre>\n</body>\n</html>\n`,
  };
}

export function send(response: ServerResponse, reply: Reply | StreamedReply): void {
  if ('stream' in reply) {
    response.writeHead(reply.status, { 'content-type': reply.contentType }).flushHeaders();
    // It fails when the caller leaves, as a caller should: that ends the stream as well.
    pipeline(reply.stream, response, () => {});
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  response.writeHead(reply.status, {
    'content-type': reply.contentType,
    'content-length': body.length,
    ...reply.headers,
  });
  response.end(body);
}
