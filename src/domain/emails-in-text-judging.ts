import { marker } from './emails-in-text-disguises.ts';
import { endsCommonly, finalMailboxDomains, isMailbox } from './emails-in-text-domains.ts';
import type { FoldedText } from './emails-in-text-folding.ts';
import { isSomebodyElses, type Surroundings } from './emails-in-text-owners.ts';
import { letterKind, type ReadDomain, type ReadLocal } from './emails-in-text-reading.ts';
import {
  codeOrHours,
  cueAnywhere,
  cueRightBefore,
  cueWordAtEnd,
  functionWords,
  gluedCue,
  gluedCueAtGoogle,
  isPlaceholder,
  mailboxWords,
  mailCueRightBefore,
  mentionWords,
  proseWords,
  roleNames,
} from './emails-in-text-words.ts';

/** What was read around one at-sign. */
export interface Candidate {
  text: FoldedText;
  at: number;
  local: ReadLocal;
  domain: ReadDomain;
}

/** Takes "Email-" off the front, and the "_" of "_zoe@example.com_". */
export function withoutDecoration(local: ReadLocal, domain: ReadDomain, text: FoldedText): ReadLocal {
  if (local.disguised) return local;
  const isGoogle = domain.value === 'gmail.com' || domain.value === 'googlemail.com';
  const cue = gluedCue.exec(local.value) ?? (isGoogle ? gluedCueAtGoogle.exec(local.value) : null);
  const italics = text.characters[domain.to] === '_' ? /^_+(?=[^_]+$)/.exec(local.value) : null;
  const length = (cue ?? italics)?.[0].length ?? 0;
  const value = local.value.slice(length);
  return /^[\p{L}\p{Nd}]/u.test(value) ? { ...local, value, from: local.from + length } : local;
}

/** Between 0 and 1 how sure it is that somebody wrote an address here to be written to; 0 means it is none. */
export function confidenceIn(candidate: Candidate): number {
  const { text, at, local, domain } = candidate;
  if (isPlaceholder(local.value.toLowerCase(), domain.value)) return 0;
  if (mentionWords.has(local.value.toLowerCase())) return 0;
  if (local.international && !mayBeInternational(local.value, domain.value)) return 0;
  if (standsInSomethingElse(candidate) || isCutOff(text.characters, domain)) return 0;
  const signs = confidenceInSigns(candidate, text.characters[at] ?? '');
  if (signs === 0) return 0;
  const afterEllipsis = /(?:…|\.\.)$/.test(text.characters.slice(Math.max(0, local.from - 2), local.from));
  const doubts =
    (domain.cut ? 0.88 : 1) *
    (local.international ? 0.8 : 1) *
    (endsCommonly(domain.value) ? 1 : 0.98) *
    (afterEllipsis ? 0.85 : 1);
  return Math.round(signs * doubts * 100) / 100;
}

/** A Latin name may bear accents; one in another script needs a domain in that script, else it is glued text. */
const mayBeInternational = (local: string, domain: string): boolean =>
  letterKind(local.charCodeAt(local.search(/\p{L}/u))) !== 'other' || /[^ -~]/.test(domain);

function confidenceInSigns(candidate: Candidate, sign: string): number {
  const { domain } = candidate;
  const mailbox = isMailbox(domain.value);
  if (sign === '@') return confidenceInPlainSign(candidate, mailbox);
  if (sign === marker.atInBrackets) return domain.dots === 'plain' || domain.dots === 'brackets' ? 0.95 : 0.9;
  if (domain.dots === 'implied') return confidenceInImplied(candidate);
  if (domain.dots === 'slip' && !mailbox) return 0;
  if (sign === marker.atGlued)
    return domain.dots === 'glued' || (mailbox && domain.dots !== 'plain') ? 0.85 : 0;
  if (sign === marker.atStar) return mailbox ? 0.85 : hasCueOnLine(candidate) ? 0.75 : 0;
  return confidenceInWord(candidate, sign, mailbox);
}

function confidenceInPlainSign(candidate: Candidate, mailbox: boolean): number {
  const { local, domain } = candidate;
  // "zoe x@brand.com" is a mention.
  if (local.value.toLowerCase() === 'x' && !beginsPhrase(candidate)) return 0;
  if (local.value === 'git' && /^(?:github|gitlab|bitbucket)\./.test(domain.value)) return 0;
  if (domain.dots === 'plain') return local.disguised ? 0.93 : 0.98;
  if (domain.dots === 'brackets') return 0.95;
  if (domain.dots === 'slip') return mailbox ? 0.85 : endsPhrase(candidate) ? 0.75 : 0;
  return endsCommonly(domain.value) ? 0.85 : 0;
}

/** "Email: zoe at gmail", "zoe.b at gmail"; but not "I found zoe at gmail". */
function confidenceInImplied(candidate: Candidate): number {
  const name = candidate.local.value.toLowerCase();
  if (functionWords.has(name) || proseWords.has(name)) return 0;
  return cueRightBefore.test(windowBefore(candidate).toLowerCase()) || /[._\d]/.test(name) ? 0.75 : 0;
}

/** An at-sign in words, or with spaces: prose has these too, so something else must speak for an address. */
function confidenceInWord(candidate: Candidate, sign: string, mailbox: boolean): number {
  const { local, domain } = candidate;
  const firstLabel = domain.value.slice(0, domain.value.indexOf('.'));
  const name = local.value.toLowerCase();
  if (functionWords.has(name) || (functionWords.has(firstLabel) && !mailbox)) return 0;
  const isSpelledOut = domain.dots !== 'plain';
  if (proseWords.has(name) && !(isSpelledOut && (sign === marker.atName || mailboxWords.has(name)))) return 0;
  const before = windowBefore(candidate).slice(-24).toLowerCase();
  if (sign === marker.atMention) {
    if (mailCueRightBefore.test(before)) return 0.75;
    return mailbox && /[._\d]/.test(name) ? 0.75 : 0;
  }
  const cue = cueRightBefore.test(before);
  if (mailbox) return 0.88;
  if (!endsCommonly(domain.value)) return isSpelledOut && roleNames.has(name) ? 0.75 : 0;
  if (sign === marker.atName) return 0.85;
  if (codeOrHours.test(name) && !cue) return 0;
  if (domain.dots !== 'plain') return cue ? 0.85 : 0.75;
  if (sign === marker.atSpaced && (cue || beginsPhrase(candidate))) return 0.7;
  if (sign === marker.atWordLoud && local.value === name) return 0.75;
  return cue ? 0.8 : 0;
}

const lookBack = 60;

const windowBefore = ({ text, local }: Pick<Candidate, 'text' | 'local'>): string =>
  text.characters.slice(Math.max(0, local.from - lookBack), local.from);

/** "zoe @ brand.com" by itself is an address; "night shift @ brand.com" is a job. */
function beginsPhrase(candidate: Candidate): boolean {
  const before = windowBefore(candidate).replace(/ +$/, '').toLowerCase();
  return !/[\p{L}\p{Nd}]$/u.test(before) || cueWordAtEnd.test(before);
}

/** "zoe@brand,com" by itself; "zoe@casa, com amor" goes on. */
const endsPhrase = ({ text, domain }: Candidate): boolean =>
  !/^ *[\p{L}\p{Nd}]/u.test(text.characters.slice(domain.to, domain.to + 8));

function hasCueOnLine(candidate: Candidate): boolean {
  const before = windowBefore(candidate).toLowerCase();
  return cueAnywhere.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** A chain of signs, a masked name, the user part of a link. */
function standsInSomethingElse({ text, local, domain }: Candidate): boolean {
  const { characters } = text;
  const before = characters[local.from - 1] ?? '';
  if (before === '@' || before === marker.atInBrackets) return true;
  if (characters[domain.readTo] === '@' && !domain.cut && !isMailbox(domain.value)) return true;
  if (before === '*' || before === '•' || before === '●') return isMask(characters, local.from - 1, before);
  if (before === ':' && /(?:sips?|xmpp|acct|s?ftp|ssh):$/i.test(windowBefore({ text, local }))) return true;
  return before !== '' && '/:=?&'.includes(before) && isInsideLink(characters, local.from);
}

/** "j***e@", "z•••e@"; but "*zoe@...*" and "LA•zoe@..." are decoration. */
function isMask(characters: string, last: number, sign: string): boolean {
  let first = last;
  while (first > 0 && characters[first - 1] === sign && last - first < 64) first -= 1;
  const gluedToLetter = first > 0 && letterKind(characters.charCodeAt(first - 1)) !== 'none';
  return gluedToLetter && (sign === '*' || last > first);
}

function isInsideLink(characters: string, from: number): boolean {
  let start = from;
  while (start > 0 && from - start < 100 && !/[\s\ue000-\ue0ff]/.test(characters[start - 1] ?? ''))
    start -= 1;
  return characters.slice(start, from).includes('://');
}

/** "contact@brand.co…": what the network cut off cannot be written to. */
function isCutOff(characters: string, domain: ReadDomain): boolean {
  const rest = characters.slice(domain.readTo, domain.readTo + 6);
  if (!/^\.?…|^\.{3}|^ ?[[(](?:…|\.\.\.)[\])]|^‥/.test(rest)) return false;
  return domain.cut || !finalMailboxDomains.has(domain.value);
}

export interface AddressBefore {
  to: number;
  whose: Surroundings['previous'];
}

/** Whether the words around an address say that it is somebody else's. */
export function isNamedAsSomebodyElses(
  { text: { characters }, local, domain }: Candidate,
  previous: AddressBefore,
): boolean {
  const wordsBetween = (from: number, to: number) =>
    characters.slice(Math.max(0, from), to).replace(/[\ue000-\ue007]/g, ' at ');
  const after = wordsBetween(domain.to, domain.to + 60).toLowerCase();
  return isSomebodyElses({
    before: wordsBetween(Math.max(previous.to, local.from - 80), local.from),
    context: () => `${wordsBetween(local.from - 300, local.from).toLowerCase()} ${after}`,
    after,
    address: `${local.value}@${domain.value}`.toLowerCase(),
    previous: previous.whose,
  });
}
