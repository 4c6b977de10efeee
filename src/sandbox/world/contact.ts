import { chance, pick, type Random } from '../random.ts';
import type { Creator } from './creator.ts';
import { phrases } from './phrases.ts';

type Disguise = keyof typeof disguises;

export interface Contact {
  /** The true address. Always of a reserved domain (RFC 2606): nobody can ever be written to. */
  address: string;
  disguise: Disguise | 'none';
}

/** The manners in which people hide an address from machines. */
const disguises = {
  brackets: (address: string) => address.replace('@', ' [at] ').replaceAll('.', ' (dot) '),
  capitals: (address: string) => address.replace('@', ' AT ').replaceAll('.', ' DOT '),
  parentheses: (address: string) => address.replace('@', '(at)').replaceAll('.', '(dot)'),
  fullWidth: (address: string) =>
    address.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  zeroWidth: (address: string) => address.replace('@', '\u200b@\u200b').replace('.', '\u200b.'),
  emojiSign: (address: string) => address.replace('@', ' 🅰️🆃 ').replaceAll('.', ' • '),
};
const disguiseNames = Object.keys(disguises) as Disguise[];

const mailboxes = [
  'hello',
  'hi',
  'booking',
  'collab',
  'contact',
  'team',
  'press',
  'partnerships',
  'work',
  'mgmt',
];
const houses = [
  'lumen',
  'northlight',
  'fieldnote',
  'pinewood',
  'brightside',
  'harbor',
  'marigold',
  'studio-oak',
];
const reserved = ['example.com', 'example.com', 'example.org', 'example.net'];

/** About three in ten give an address, and of those one in four hides it. Bigger accounts do so more often. */
export function drawContact(random: Random, creator: Creator): Contact | null {
  const probability = Math.min(0.6, 0.17 + 0.035 * Math.log10(creator.followerCount / 100) ** 1.5);
  if (!chance(random, probability)) return null;
  const own = creator.handle.replace(/[^a-z0-9]/g, '');
  const domain = pick(random, reserved);
  const address = pick(random, [
    `${pick(random, mailboxes)}@${own}.${domain}`,
    `${own}@mail.${domain}`,
    `${own}.${pick(random, mailboxes)}@mail.${domain}`,
    `${own}@${pick(random, houses)}.${domain}`,
    `${own}+${pick(random, mailboxes)}@post.${domain}`,
  ]);
  return { address, disguise: chance(random, 0.25) ? pick(random, disguiseNames) : 'none' };
}

/** The line of a bio that gives the address. */
export function contactLine(random: Random, creator: Creator, contact: Contact): string {
  const shown = contact.disguise === 'none' ? contact.address : disguises[contact.disguise](contact.address);
  const lead = pick(random, phrases[creator.language].contact);
  return chance(random, 0.12) ? `${lead}${shown}${pick(random, creator.niche.emoji)}` : `${lead}${shown}`;
}

/** What looks like an address and is none. */
const decoys = [
  (creator: Creator) => `IG: @${creator.handle}`,
  (creator: Creator) => `2nd account @${creator.handle.replace(/[._]/g, '')}.life`,
  () => 'logo: icon@2x.png',
  () => 'preset pack v2@1.4.0 out now',
  (creator: Creator) => `mgmt @northlight.talent / @${creator.firstName.toLowerCase()}`,
];

export function drawDecoy(random: Random, creator: Creator): string | null {
  return chance(random, 0.09) ? pick(random, decoys)(creator) : null;
}
