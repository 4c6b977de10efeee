import { imageStatisticsQuerySchema, imageStatisticsViewSchema } from '../../domain/image-statistics.ts';
import { route } from '../../http/route.ts';
import { readImageStatistics } from './read-image-statistics.ts';

export const imageAdminRoutes = [
  route({
    method: 'get',
    path: '/api/admin/images',
    policy: { kind: 'admin' },
    summary: 'Tell what became of images: where they came from, what failed and why, what is stored',
    tag: 'Admin',
    query: imageStatisticsQuerySchema,
    answer: {
      description: 'Sums over the hours, and answers by the hour',
      schema: imageStatisticsViewSchema,
    },
    handle: ({ services, query }) => readImageStatistics(services, query),
  }),
];
