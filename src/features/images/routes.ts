import { z } from 'zod';
import { imageKindSchema } from '../../domain/image.ts';
import { route } from '../../http/route.ts';
import { type ImageAnswer, showImage } from './show-image.ts';
import { showKnownImage } from './show-known-image.ts';

const answer = {
  description: 'The image as WebP or JPEG, or a coloured initial as SVG.',
  contentType: 'image/*',
};

export const imageRoutes = [
  route({
    method: 'get',
    path: '/api/images/{kind}/{id}/{seal}/{width}',
    // The seal in the address is the permission: addresses are handed out with the rows that a person may see.
    policy: { kind: 'public' },
    summary: 'Show an avatar or a thumbnail, by an address that the API handed out',
    tag: 'Images',
    params: z.object({
      kind: imageKindSchema,
      id: z.uuid(),
      seal: z.string().max(64),
      // One spelling only: an address is the key of caches.
      width: z
        .string()
        .regex(/^[1-9]\d{0,3}$/)
        .transform(Number),
    }),
    answer,
    handle: async ({ params, services, http }) =>
      respond(
        await showImage(services.images, {
          ...params,
          accept: http.req.header('accept'),
          ifNoneMatch: http.req.header('if-none-match'),
        }),
      ),
  }),
  route({
    method: 'get',
    path: '/api/proxy/image',
    policy: { kind: 'signed-in' },
    summary: 'The seeds’ way to an image: by one of our addresses, or by that of a network if we know it',
    tag: 'Images',
    query: z.object({ url: z.string().max(4096) }),
    answer,
    handle: async ({ query, services, account, http }) =>
      respond(
        await showKnownImage(services, account, {
          url: query.url,
          ownOrigin: new URL(http.req.url).origin,
          accept: http.req.header('accept'),
          ifNoneMatch: http.req.header('if-none-match'),
        }),
      ),
  }),
];

function respond({ status, headers, body }: ImageAnswer): Response {
  return new Response(body, { status, headers });
}
