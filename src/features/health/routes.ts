import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type AnyRoute, route } from '../../http/route.ts';

export const healthRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/api/health',
    policy: { kind: 'public' },
    summary: 'Tell whether the server and its database answer',
    tag: 'Health',
    answer: { description: 'They do', schema: z.object({ status: z.literal('ok') }) },
    async handle({ services }) {
      await services.database.execute(sql`select 1`);
      return { status: 'ok' };
    },
  }),
];
