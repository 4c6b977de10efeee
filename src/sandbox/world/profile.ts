import { chance, integerBetween, itemAt, logNormal, pick } from '../random.ts';
import { type Contact, contactLine, drawContact, drawDecoy } from './contact.ts';
import { type Creator, creatorRandom } from './creator.ts';
import { phrases } from './phrases.ts';
import { typicalLikeRate, typicalViewCount } from './post.ts';

/** What only a creator's own page tells. */
export interface Profile {
  bio: string;
  contact: Contact | null;
  link: string | null;
  followingCount: number;
  friendCount: number;
  videoCount: number;
  heartCount: number;
  /** Whether the network tells the country: on six of ten. */
  showsCountry: boolean;
  isBusiness: boolean;
  isSeller: boolean;
  /** The handle of an Instagram account, "" mostly. */
  instagram: string;
}

export function profileOf(creator: Creator): Profile {
  const random = creatorRandom(creator, 'profile');
  const contact = drawContact(random, creator);
  // The big ones have posted for long: the mean of their likes is above the median of a single post's.
  const videoCount =
    integerBetween(random, 16, 90) +
    Math.round(logNormal(random, 90, 1) * (creator.followerCount / 10_000) ** 0.3);
  const likesPerVideo = typicalViewCount(creator) * typicalLikeRate(creator) * logNormal(random, 1.3, 0.5);
  return {
    bio: bioOf(creator, contact),
    contact,
    link: chance(random, 0.42) ? drawLink(creator, random()) : null,
    followingCount: Math.min(9_900, Math.round(logNormal(random, 240, 1.3))),
    friendCount: Math.round(logNormal(random, 40, 1.2)),
    videoCount,
    heartCount: Math.round(videoCount * likesPerVideo),
    showsCountry: chance(random, 0.59),
    isBusiness: chance(random, 0.22),
    isSeller: chance(random, 0.06),
    instagram: chance(random, 0.2) ? creator.handle : '',
  };
}

function bioOf(creator: Creator, contact: Contact | null): string {
  const random = creatorRandom(creator, 'bio');
  if (contact === null && chance(random, 0.14)) return '';
  const { bios, cities } = phrases[creator.language];
  const nearby = cities.filter(({ country }) => country === creator.country);
  const niche = creator.language === 'en' ? creator.niche.name : creator.niche.local[creator.language];
  const lines = [
    pick(random, bios)
      .replaceAll('{niche}', niche)
      .replaceAll('{city}', pick(random, nearby).name)
      .replaceAll('{emoji}', pick(random, creator.niche.emoji))
      .replaceAll('{name}', creator.firstName),
  ];
  const decoy = drawDecoy(random, creator);
  if (decoy !== null) lines.push(decoy);
  if (contact !== null) lines.push(contactLine(random, creator, contact));
  return lines.join('\n');
}

function drawLink(creator: Creator, drawn: number): string {
  const own = creator.handle.replace(/[^a-z0-9]/g, '');
  const links = [
    `https://links.example.com/${creator.handle}`,
    `https://${own}.example.com`,
    `https://www.${own}.example.org/shop`,
    `https://bio.example.net/${own}?utm_source=tiktok`,
    `${own}.example.com`,
  ];
  return itemAt(links, Math.floor(drawn * links.length));
}
