import { z } from 'zod';
import { type AnyRoute, route } from '../../http/route.ts';

export const providerRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/admin/provider',
    policy: { kind: 'admin' },
    summary: 'Tell how many credits the provider has left',
    tag: 'Admin',
    answer: {
      description: 'Asked of the provider now',
      schema: z.object({ provider: z.string(), sandbox: z.boolean(), creditsRemaining: z.number() }),
    },
    handle: async ({ services }) => ({
      provider: 'scrapecreators',
      sandbox: services.sandbox,
      creditsRemaining: await services.scrapeCreators.creditBalance(),
    }),
  }),
];
