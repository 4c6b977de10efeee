import { z } from 'zod';
import { imageKindSchema, imageSizeSchema } from '../../domain/image.ts';
import { route } from '../../http/route.ts';
import { showImage } from './show-image.ts';

export const imageRoutes = [
  route({
    method: 'get',
    path: '/api/images/{kind}/{id}/{seal}/{size}',
    // The seal in the address is the permission: addresses are handed out with the rows that a person may see.
    policy: { kind: 'public' },
    summary: 'Show an avatar or a thumbnail, by an address that the API handed out',
    tag: 'Images',
    params: z.object({
      kind: imageKindSchema,
      id: z.uuid(),
      seal: z.string().max(64),
      size: imageSizeSchema,
    }),
    answer: {
      description: 'The image as WebP or JPEG, or a coloured initial as SVG.',
      contentType: 'image/*',
    },
    async handle({ params, services, http }) {
      const { status, headers, body } = await showImage(services, {
        ...params,
        accept: http.req.header('accept'),
        ifNoneMatch: http.req.header('if-none-match'),
      });
      return new Response(body, { status, headers });
    },
  }),
];
