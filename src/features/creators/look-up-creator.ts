import { and, desc, eq, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { creators } from '../../db/schema/creators.ts';
import { creatorSchema } from '../../domain/creator.ts';
import { AppError } from '../../lib/errors.ts';
import { platformById } from '../../platforms/index.ts';
import type { Services } from '../services.ts';
import { creatorColumns, viewCreator } from './view-creator.ts';

export const lookUpCreatorInputSchema = z.strictObject({
  platform: z.string().min(1).max(50),
  /** As it was pasted: a handle, "@handle" or the address of a profile. */
  handle: z.string().max(1000),
});

export const lookUpCreatorAnswerSchema = z.object({
  /** What the pasted text means on this network; null when it means nothing there. */
  handle: z.string().nullable(),
  creator: creatorSchema.nullable(),
  reason: z.enum(['not_understood', 'not_known']).nullable(),
});

/**
 * What is known already of a creator that a person names, public facts alone: nothing is asked of the network. Throws
 * `unknown_platform`.
 */
export async function lookUpCreator(
  { database, images }: Pick<Services, 'database' | 'images'>,
  input: z.output<typeof lookUpCreatorInputSchema>,
): Promise<z.output<typeof lookUpCreatorAnswerSchema>> {
  const platform = platformById(input.platform);
  if (!platform) throw new AppError('unknown_platform', `There is no network "${input.platform}" here.`);
  const handle = platform.readHandle(input.handle);
  if (handle === null) return { handle, creator: null, reason: 'not_understood' };
  const named = eq(sql`lower(${creators.handle})`, handle.toLowerCase());
  const [row] = await database
    .select(creatorColumns)
    .from(creators)
    .where(and(eq(creators.platform, platform.id), or(named, eq(creators.externalId, handle))))
    // Handles move on: who was seen with it last has it.
    .orderBy(desc(named), desc(creators.updatedAt))
    .limit(1);
  return row
    ? { handle, creator: viewCreator(row, images), reason: null }
    : { handle, creator: null, reason: 'not_known' };
}
