import { readFile } from 'node:fs/promises';
import type { Creator } from '../world/creator.ts';
import { niches } from '../world/niches.ts';
import { postSubject } from '../world/post.ts';
import { createWorld } from '../world/world.ts';
import { drawCover } from './cover.ts';
import type { ImageSubject } from './image-hosts.ts';
import { drawPortrait } from './portrait.ts';

const avatarCount = 96;
/** So many that every niche has somebody. */
const creatorCount = 1_000;

/** What the HEIC files show, in the order of their numbers: some people, and a cover for each niche. */
export function heicDrawings(): Record<ImageSubject, string[]> {
  const { creators, byNiche } = createWorld({ network: 'tiktok', creatorCount });
  return {
    avatar: creators.slice(0, avatarCount).map(drawPortrait),
    cover: niches.map((niche) => {
      const creator = byNiche.get(niche)?.find((one) => one.niche === niche);
      if (creator === undefined) throw new Error(`Nobody is about ${niche.name}.`);
      return drawCover(creator, postAboutNiche(creator));
    }),
  };
}

function postAboutNiche(creator: Creator): number {
  for (let number = 0; ; number++) {
    if (postSubject(creator, number).niche === creator.niche) return number;
  }
}

export function heicFile(subject: ImageSubject, number: number): URL {
  return new URL(`heic/${subject}-${String(number).padStart(2, '0')}.heic`, import.meta.url);
}

/**
 * HEIC cannot be made here: nothing that we may use encodes it. So there are some files, and everything is shown by the
 * one that looks most like it.
 */
export function openHeicPictures(): (subject: ImageSubject, drawing: string) => Promise<Buffer> {
  let parts: Record<ImageSubject, ReadonlySet<string>[]> | undefined;
  return (subject, drawing) => {
    if (parts === undefined) {
      const { avatar, cover } = heicDrawings();
      parts = { avatar: avatar.map(partsOf), cover: cover.map(partsOf) };
    }
    return readFile(heicFile(subject, mostAlike(partsOf(drawing), parts[subject])));
  };
}

/** Its elements with their shapes and colours: the more of them two drawings share, the more they look alike. */
function partsOf(drawing: string): ReadonlySet<string> {
  return new Set(drawing.split('<'));
}

function mostAlike(wanted: ReadonlySet<string>, known: readonly ReadonlySet<string>[]): number {
  const likeness = known.map((parts) =>
    [...wanted].reduce((sum, part) => sum + (parts.has(part) ? weightOf(part) : 0), 0),
  );
  return likeness.indexOf(Math.max(...likeness));
}

/** What fills most of the picture has gradients: ground, skin and clothes. */
function weightOf(part: string): number {
  return part.startsWith('stop ') ? 3 : 1;
}
