import { z } from 'zod';
import { searchModeSchema } from './search.ts';

/** How a network shows itself on our screens: all that they know of it. */
export const platformDescriptionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Path data of a 24 x 24 icon. */
  iconPath: z.string(),
  /** CSS colour of the network, for a small dot. */
  color: z.string(),
  modes: z.array(
    z.object({
      id: searchModeSchema,
      /** As in "Keyword". */
      title: z.string(),
      /** One line of what the mode does. */
      hint: z.string(),
      examples: z.array(z.string()),
      cost: z.object({
        creatorsPerPage: z.number(),
        creditsPerPage: z.number(),
        creditsPerProfile: z.number(),
      }),
    }),
  ),
});
export type PlatformDescription = z.infer<typeof platformDescriptionSchema>;
