import { z } from 'zod';
import type { Platform } from '../../../src/platforms/platform.ts';
import { type LumenAccount, toCreator } from './index.ts';

const accountSchema = z.object({ account: z.looseObject({ id: z.string() }) });

export const profile: Platform['profile'] = async ({ handle }, { scrapeCreators }) => {
  const { account } = await scrapeCreators.get('/v1/lumen/account', { name: handle }, accountSchema);
  return {
    status: 'enriched',
    creator: toCreator(account as unknown as LumenAccount),
    posts: [],
    related: [],
  };
};
