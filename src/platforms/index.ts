import type { PlatformDescription } from '../domain/platform.ts';
import { searchModes } from '../domain/search.ts';
import { instagram } from './instagram/index.ts';
import type { Mode, Platform } from './platform.ts';
import { tiktok } from './tiktok/index.ts';
import { youtube } from './youtube/index.ts';

/** The registry: one line per network. */
export const platforms: readonly Platform[] = [tiktok, instagram, youtube];

export function platformById(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}

/** The platform and mode that the seeds' API names by one path part, as in `/api/scraping/<path part>`. */
export function modeByLegacyPath(legacyPath: string) {
  for (const platform of platforms) {
    for (const modeId of searchModes) {
      const mode = platform.modes[modeId];
      if (mode?.legacyPath === legacyPath) return { platform, modeId, mode };
    }
  }
  return undefined;
}

/** What the screens learn of the networks. The seeds that similar searches suggest live in the sandbox alone. */
export function describePlatforms({ sandbox }: { sandbox: boolean }): PlatformDescription[] {
  return platforms.map((platform) => ({
    id: platform.id,
    name: platform.name,
    iconPath: platform.icon.path,
    color: platform.icon.color,
    modes: searchModes.flatMap((id) => {
      const mode: Mode | undefined = platform.modes[id];
      if (!mode) return [];
      const { title, hint, cost } = mode;
      const examples = sandbox || id !== 'similar' ? mode.examples : [];
      return [{ id, title, hint, examples, cost }];
    }),
  }));
}
