/** The colours and the hair of a drawn face. */
export interface PortraitTraits {
  ground: string;
  skin: string;
  hair: string;
  shirt: string;
  style: 'long' | 'short' | 'bun' | 'curls' | 'scarf';
}

const hairs: Record<PortraitTraits['style'], { behind: string; front: string }> = {
  long: {
    behind: '<path d="M17 34c0-12 6-18 15-18s15 6 15 18v14H17z"/>',
    front: '<path d="M20 31c1-9 6-12 12-12s11 3 12 12c-5-1-9-4-11-8-2 4-7 7-13 8z"/>',
  },
  short: {
    behind: '',
    front: '<path d="M20 30c-2-10 4-15 12-15s14 5 12 15c-2-5-4-7-7-7-5 0-9-1-12 0-3 1-4 3-5 7z"/>',
  },
  bun: {
    behind: '<circle cx="32" cy="13" r="6"/>',
    front: '<path d="M20 31c0-9 5-14 12-14s12 5 12 14c-3-6-7-8-12-8s-9 2-12 8z"/>',
  },
  curls: {
    behind:
      '<circle cx="20" cy="27" r="7"/><circle cx="44" cy="27" r="7"/><circle cx="24" cy="19" r="7"/><circle cx="40" cy="19" r="7"/><circle cx="32" cy="16" r="7"/><circle cx="19" cy="35" r="5"/><circle cx="45" cy="35" r="5"/>',
    front: '<path d="M21 29c2-7 6-9 11-9s9 2 11 9c-4-4-7-5-11-5s-7 1-11 5z"/>',
  },
  scarf: {
    behind: '<path d="M15 48c-1-22 5-33 17-33s18 11 17 33z"/>',
    front: '<path d="M20 33c0-10 4-15 12-15s12 5 12 15c-2-7-6-10-12-10s-10 3-12 10z"/>',
  },
};

/** A plain drawn face as the address of an image. */
export function portrait({ ground, skin, hair, shirt, style }: PortraitTraits): string {
  const { behind, front } = hairs[style];
  const drawing = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">',
    `<rect width="64" height="64" fill="${ground}"/>`,
    `<g fill="${hair}">${behind}</g>`,
    `<path d="M10 66c1-13 9-19 22-19s21 6 22 19z" fill="${shirt}"/>`,
    `<path d="M27 40h10v8a5 5 0 0 1-10 0z" fill="${skin}"/>`,
    `<ellipse cx="32" cy="33" rx="11.5" ry="13" fill="${skin}"/>`,
    `<g fill="${hair}">${front}</g>`,
    '<path d="M27.5 38.5c2.500 2.600 6.500 2.600 9 0" fill="none" stroke="#00000055" stroke-width="1.500" stroke-linecap="round"/>',
    '<circle cx="27.500" cy="33" r="1.300" fill="#000000aa"/><circle cx="36.500" cy="33" r="1.300" fill="#000000aa"/>',
    '</svg>',
  ].join('');
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
