import type { RequestListener, ServerResponse } from 'node:http';
import { crc32, createGzip } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { creators } from '../src/db/schema/creators.ts';
import { until } from '../src/local/testing.ts';
import { addSomebody, mark, showOurs, svg } from './support/image-answers.ts';
import { type Cdn, openCdn } from './support/image-world.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

let app: TestApp;
let cdn: Cdn;
let jpeg: Buffer;
let png: Buffer;
let gif: Buffer;

beforeAll(async () => {
  cdn = await openCdn();
  app = await startTestApp({ worker: false, providerUrl: cdn.url, sandbox: { creatorCount: 10 } });
  const picture = sharp({ create: { width: 300, height: 300, channels: 3, background: 'teal' } });
  [jpeg, png, gif] = await Promise.all([
    picture
      .clone()
      .withExif({
        IFD0: { Copyright: mark, Make: mark },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1', GPSAreaInformation: mark },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${mark}</a></x:xmpmeta>`)
      .withIccProfile('p3')
      .jpeg()
      .toBuffer(),
    picture.clone().png().toBuffer(),
    picture.clone().gif().toBuffer(),
  ]);
});
afterAll(async () => {
  await app.stop();
  await cdn.close();
});
beforeEach(() => {
  cdn.asked.length = 0;
});

const somebody = (changes?: Partial<typeof creators.$inferInsert>) => addSomebody(app, changes);
const show = (address: string, headers?: Record<string, string>) => showOurs(app, address, headers);

const withChunk = (type: string, text: string): Buffer => {
  const chunk = Buffer.from(`${type}${text}`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(chunk));
  return Buffer.concat([png.subarray(0, 33), length, chunk, sum, png.subarray(33)]);
};
const html = `<!doctype html><script>alert('${mark}')</script>`;
const script = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('${mark}')"><script>alert('${mark}')</script></svg>`;

describe('what a CDN sends', () => {
  const pictures: Record<string, () => Buffer> = {
    'with a place and names in it': () => jpeg,
    'and a page behind it': () => Buffer.concat([jpeg, Buffer.from(html)]),
    'and an archive behind it': () => Buffer.concat([jpeg, Buffer.from(`PK\x03\x04${mark}`, 'latin1')]),
    'and another picture behind it': () => Buffer.concat([jpeg, png, Buffer.from(script)]),
    'with texts in it': () => withChunk('tEXt', `Comment\0${mark}`),
    'with a page in it': () => withChunk('tEXt', `${html}\0${html}`),
    'with a chunk that nobody knows': () => withChunk('caNa', mark),
    'and a script behind it': () => Buffer.concat([gif, Buffer.from(`;/*${mark}*/alert(1)`)]),
    'with a comment that is a script': () =>
      // Before the trailer: an extension of the kind that holds comments.
      Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe, mark.length]), Buffer.from(`${mark}\0;`)]),
  };
  test.each(Object.keys(pictures))('a picture %s: only its pixels are sent', async (name) => {
    cdn.answers((_request, response) => response.end(pictures[name]?.()));
    const address = await somebody();
    for (const accept of ['image/webp', 'image/jpeg']) {
      const { type, body } = await show(address, { accept });
      expect(type).toBe(accept);
      const { format, width, exif, icc, xmp, iptc, comments } = await sharp(body).metadata();
      expect({
        type: `image/${format}`,
        width,
        about: [exif, icc, xmp, iptc, comments].filter(Boolean),
      }).toEqual({
        type: accept,
        width: 96,
        about: [],
      });
      // And no more than a picture of one colour takes.
      expect(body.length).toBeLessThan(1_000);
    }
  });

  const others: Record<string, string | Buffer> = {
    'an SVG with a script': script,
    'an SVG behind a mark of byte order': `\ufeff<?xml version="1.0"?>${script}`,
    'a page': html,
    'a page that begins like a GIF': `GIF89a${html}`,
    'a script that begins like a GIF': `GIF89a/*${' '.repeat(64)}*/=1;alert('${mark}')`,
    'a page that begins like a JPEG': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(html)]),
    'a page that begins like a PNG': Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      Buffer.from(html),
    ]),
    'a page that begins like a WebP': `RIFF\x20\0\0\0WEBP${html}`,
    'a page that begins like a HEIC': `\0\0\0\x18ftypheic\0\0\0\0mif1heic${html}`,
    'a page that begins like an AVIF': `\0\0\0\x18ftypavif\0\0\0\0mif1avif${html}`,
    'a PDF': `%PDF-1.7 ${mark}`,
    'a TIFF': `II*\0${mark}`,
    'a program': `\x7fELF${mark}`,
    nothing: '',
  };
  test.each(Object.keys(others))('%s: an initial is sent', async (name) => {
    for (const type of ['image/svg+xml', 'image/jpeg', 'text/html', 'image/webp; charset=utf-8']) {
      cdn.answers((_request, response) =>
        response.writeHead(200, { 'content-type': type }).end(others[name]),
      );
      expect((await show(await somebody(), { accept: 'image/webp' })).type).toBe(svg);
    }
  });

  test('headers of its own: none of them is sent', async () => {
    cdn.answers((_request, response) =>
      response
        .writeHead(200, {
          'content-type': `text/html; charset=${mark}`,
          'content-disposition': `attachment; filename="${mark}.html"`,
          'content-security-policy': `script-src ${mark}`,
          'set-cookie': [`castlist.session_token=${mark}; Path=/`, `a=${mark}`],
          'x-content-type-options': mark,
          'x-image-proxy-source': mark,
          'access-control-allow-origin': '*',
          'cache-control': `max-age=1, ${mark}`,
          location: `https://${mark}.example/`,
          refresh: `0; url=https://${mark}.example/`,
          link: `<https://${mark}.example/>; rel=preload`,
          etag: `"${mark}"`,
        })
        .end(jpeg),
    );
    const address = await somebody();
    const { type, headers } = await show(address);
    expect(type).toBe('image/jpeg');
    const unchanged = await fetch(new URL(address, app.url), {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(unchanged.status).toBe(304);
    expect(JSON.stringify([...unchanged.headers])).not.toContain(mark);
    const ifMarked = await show(address, { 'if-none-match': `"${mark}", W/"${mark}"` });
    expect(ifMarked.type).toBe('image/jpeg');
  });
});

describe('an answer that is put together badly', () => {
  const head = 'HTTP/1.1 200 OK\r\nConnection: close\r\n';
  const heads: Record<string, string> = {
    'a header over two lines': `${head}Content-Type: image/jpeg\r\n Set-Cookie: a=${mark}\r\n\r\n`,
    'a bare carriage return in a header': `${head}X-A: b\rSet-Cookie: a=${mark}\r\n\r\n`,
    'a bare line feed in a header': `${head}X-A: b\nSet-Cookie: a=${mark}\r\n\r\n`,
    'a zero byte in a header': `${head}X-A: \0${mark}\r\n\r\n`,
    'a name with a space in it': `${head}Set-Cookie : a=${mark}\r\n\r\n`,
    'a reason that is a header': `HTTP/1.1 200 OK\rSet-Cookie: a=${mark}\r\nConnection: close\r\n\r\n`,
    'a status that is a text': `HTTP/1.1 200${mark} OK\r\n\r\n`,
    'a status that nobody knows': `HTTP/1.1 999 ${mark}\r\n\r\n`,
    'an older protocol': `HTTP/0.9 200 ${mark}\r\n\r\n`,
    'no head': '',
    'two lengths': `${head}Content-Length: 5\r\nContent-Length: 100000\r\n\r\n`,
    'a length below nothing': `${head}Content-Length: -1\r\n\r\n`,
    'a length that is a text': `${head}Content-Length: ${mark}\r\n\r\n`,
    'a length and chunks': `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`,
    'chunks of no size': `${head}Transfer-Encoding: chunked\r\n\r\nzz${mark}\r\n`,
    'less than the length': `${head}Content-Length: 10000000\r\n\r\n`,
    'a head without an end': `${head}${`X-A: ${mark}\r\n`.repeat(10_000)}`,
    'two answers': `HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 ${mark}\r\nContent-Length: 0\r\n\r\n`,
    'no end of preliminary answers': 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(10_000),
  };
  test.each(Object.keys(heads))('%s: nothing of it is sent', async (name) => {
    cdn.answers(({ socket }) => socket.end(Buffer.concat([Buffer.from(heads[name] ?? ''), jpeg])));
    const address = await somebody();
    await show(address);
    // And what comes next on the same connections is read rightly.
    cdn.answers((_request, response) => response.end(jpeg));
    expect((await show(await somebody())).type).toBe('image/jpeg');
  });
});

describe('a body', () => {
  const megabyte = Buffer.alloc(1_000_000, 'a');
  const pour = (response: ServerResponse, into: NodeJS.WritableStream = response) => {
    const more = () => {
      while (!response.destroyed && into.write(megabyte));
    };
    into.on('drain', more);
    more();
  };
  const bodies: Record<string, RequestListener> = {
    'without end': (_request, response) => pour(response),
    'without end, behind a picture': (_request, response) => {
      response.write(jpeg);
      pour(response);
    },
    'without end, packed': (_request, response) => {
      const gzip = createGzip();
      response.writeHead(200, { 'content-encoding': 'gzip' });
      gzip.pipe(response);
      pour(response, gzip);
    },
    'of 11 MB': (_request, response) => response.end(Buffer.concat([jpeg, ...Array(11).fill(megabyte)])),
    'that says it has 11 MB': (_request, response) =>
      response.writeHead(200, { 'content-length': 11_000_000 }).write(jpeg),
    'that stops before its end': (_request, response) => {
      response.writeHead(200, { 'content-length': jpeg.length });
      response.write(jpeg.subarray(0, -10), () => response.destroy());
    },
    'that never begins': () => {},
    'that never goes on': (_request, response) => response.write(jpeg.subarray(0, 100)),
    'that drips': (_request, response) => {
      const drip = setInterval(() => response.write('a'), 50);
      response.on('close', () => clearInterval(drip));
    },
  };

  test('that is too large or too slow is given up, and others are served meanwhile', async () => {
    const badly = Object.values(bodies);
    const sent: number[] = [];
    let open = 0;
    cdn.answers((request, response) => {
      const [, index] = /bad-(\d+)/.exec(request.url ?? '') ?? [];
      const listener = index === undefined ? undefined : badly[Number(index)];
      if (listener === undefined) return void response.end(jpeg);
      open++;
      response.on('close', () => {
        open--;
        sent.push(request.socket.bytesWritten);
      });
      listener(request, response);
    });
    const addresses = await Promise.all(
      badly.map((_, index) => somebody({ avatarSourceUrl: `https://p16.tiktokcdn.com/bad-${index}.jpg` })),
    );
    const showing = Promise.all(addresses.map((address) => show(address)));
    await until(() => cdn.asked.length >= badly.length);
    for (let others = 0; others < 5; others++) {
      expect((await show(await somebody())).type).toBe('image/jpeg');
    }
    expect(open).toBeGreaterThan(0);
    expect((await app.nobody.call('GET', '/api/openapi.json')).status).toBe(200);

    expect((await showing).map(({ type }) => type)).toEqual(badly.map(() => svg));
    await until(() => open === 0);
    // Its limit, and what is under way in buffers.
    expect(Math.max(...sent)).toBeLessThan(25_000_000);
    const asked = cdn.asked.length;
    for (const address of addresses) expect((await show(address)).type).toBe(svg);
    expect(cdn.asked).toHaveLength(asked);
  });
});

const handles = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'&lt;&amp;",
  '</text></svg><script>',
  // A letter that belongs to the sign behind it.
  '\u0d4e<script>alert(1)</script>',
  '\u0d4e&',
  '<!--',
  ']]>',
  'a\r\nSet-Cookie: a=b\r\n\r\n<script>',
  '\r\n\u2028\u0001\ufffe\u202e',
  '&#x3c;script&#x3e;',
  `A${'\u0301'.repeat(10_000)}`,
  '',
];
test.each(handles.map((handle) => [handle.slice(0, 30), handle] as const))(
  'the handle %j is no more than its initial',
  async (_name, handle) => {
    cdn.answers((_request, response) => response.writeHead(403).end());
    const { type, headers, body } = await show(await somebody({ handle }));
    expect(type).toBe(svg);
    expect(headers.get('set-cookie')).toBe(null);
    expect(body.toString()).not.toMatch(/<script|<img|onerror|\r|\n/);
  },
);
