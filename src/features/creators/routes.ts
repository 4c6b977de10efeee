import { type AnyRoute, route } from '../../http/route.ts';
import { lookUpCreator, lookUpCreatorAnswerSchema, lookUpCreatorInputSchema } from './look-up-creator.ts';

export const creatorRoutes: AnyRoute[] = [
  route({
    method: 'post',
    path: '/api/creators/look-up',
    policy: { kind: 'signed-in' },
    summary: 'See what is known of a creator, by handle or profile address',
    tag: 'Creators',
    body: lookUpCreatorInputSchema,
    answer: { description: 'The creator, or why there is none', schema: lookUpCreatorAnswerSchema },
    handle: ({ services, body }) => lookUpCreator(services, body),
  }),
];
