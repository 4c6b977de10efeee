import { inLocalLanguages, type LocalLanguage, listed } from './languages.ts';

/** What a creator talks about. The relation is the world's own knowledge: the wire never shows it. */
export interface Niche {
  name: string;
  /** How many creators it has beside the others. */
  weight: number;
  /** English noun phrases that captions are made around. */
  topics: readonly string[];
  /** Hashtags without `#`; the first is the niche's own. */
  tags: readonly string[];
  /** The niche's name in the other languages. */
  local: Readonly<Record<LocalLanguage, string>>;
  /** Parts of handles. */
  handleWords: readonly string[];
  emoji: readonly string[];
  /** TikTok's own category of business accounts. */
  category: string;
  scene: Scene;
  /** Of the covers: sky, middle, accent. */
  colors: readonly [string, string, string];
}

/** What the covers show. */
export type Scene =
  | 'bottle'
  | 'bowl'
  | 'mountain'
  | 'plant'
  | 'room'
  | 'device'
  | 'garment'
  | 'pet'
  | 'road'
  | 'waves';

interface NicheDescription {
  weight: number;
  topics: string;
  tags: string;
  local: string;
  handleWords: string;
  emoji: string;
  category: string;
  scene: Scene;
  colors: string;
}

export function describeNiche(name: string, description: NicheDescription): Niche {
  const [sky = '#888', middle = '#aaa', accent = '#fff'] = description.colors.split(' ');
  return {
    name,
    weight: description.weight,
    topics: [name, ...listed(description.topics)],
    tags: [name.replace(/[^a-z]/g, ''), ...description.tags.split(' ')],
    local: inLocalLanguages(description.local),
    handleWords: description.handleWords.split(' '),
    emoji: description.emoji.split(' '),
    category: description.category,
    scene: description.scene,
    colors: [sky, middle, accent],
  };
}
