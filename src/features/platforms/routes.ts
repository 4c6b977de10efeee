import { z } from 'zod';
import { platformDescriptionSchema } from '../../domain/platform.ts';
import { type AnyRoute, route } from '../../http/route.ts';
import { describePlatforms } from '../../platforms/index.ts';

export const platformRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/platforms',
    policy: { kind: 'public' },
    summary: 'List the networks and how each can be searched',
    tag: 'Platforms',
    answer: {
      description: 'All networks',
      schema: z.object({ platforms: z.array(platformDescriptionSchema) }),
    },
    handle: ({ services }) => ({ platforms: describePlatforms(services) }),
  }),
];
