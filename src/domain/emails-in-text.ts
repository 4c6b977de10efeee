import type { EmailAddress } from './creator.ts';
import { isAtSign, markDisguises } from './emails-in-text-disguises.ts';
import { type FoldedText, foldText, writtenBetween } from './emails-in-text-folding.ts';
import {
  type AddressBefore,
  type Candidate,
  confidenceIn,
  isNamedAsSomebodyElses,
  withoutDecoration,
} from './emails-in-text-judging.ts';
import { readDomain, readLocal } from './emails-in-text-reading.ts';

/** A text with more, repeated and other people's counted, is a directory and not a creator's bio. */
const mostAddresses = 500;

/**
 * The e-mail addresses in a text. Three passes, each linear: dressed-up letters are folded, disguises become
 * markers, and around each at-sign a bounded stretch is read to either side.
 */
export function emailsInText(text: string, foundIn: EmailAddress['foundIn'] = 'bio'): EmailAddress[] {
  const read = markDisguises(foldText(text));
  const found: EmailAddress[] = [];
  let addressCount = 0;
  let previous: AddressBefore = { to: 0, whose: 'none' };
  for (let at = 0; at < read.characters.length && addressCount < mostAddresses; at += 1) {
    if (!isAtSign(read.characters.charCodeAt(at))) continue;
    const candidate = candidateAt(read, at, previous.to);
    if (!candidate) continue;
    const confidence = confidenceIn(candidate);
    if (confidence === 0) continue;
    addressCount += 1;
    const isSomebodyElses = isNamedAsSomebodyElses(candidate, previous);
    if (!isSomebodyElses) found.push(asEmail(candidate, confidence, foundIn));
    previous = { to: candidate.domain.to, whose: isSomebodyElses ? 'theirs' : 'own' };
  }
  return mergeEmails(found);
}

/** What could be read around one at-sign, if it has the shape of an address. */
function candidateAt(text: FoldedText, at: number, notBefore: number): Candidate | null {
  const domain = readDomain(text, at + 1);
  if (!domain) return null;
  const local = readLocal(text, at, notBefore);
  return local && { text, at, local: withoutDecoration(local, domain, text), domain };
}

function asEmail(
  { text, at, local, domain }: Candidate,
  confidence: number,
  foundIn: EmailAddress['foundIn'],
): EmailAddress {
  const isMailto = /mailto:$/i.test(text.characters.slice(Math.max(0, local.from - 7), local.from));
  const isDisguised = text.characters[at] !== '@' || local.disguised || domain.dots !== 'plain';
  return {
    address: `${local.value}@${domain.value}`,
    foundIn,
    form: isDisguised ? 'disguised' : isMailto ? 'mailto' : 'plain',
    writtenAs: writtenBetween(text, local.from, domain.to),
    confidence,
  };
}

/** The addresses in the provider's own e-mail field: whoever entered them meant them as such. */
export function emailsInField(value: string | null | undefined): EmailAddress[] {
  const field = value?.trim() ?? '';
  return emailsInText(field, 'provider').map((email) =>
    email.writtenAs === field ? { ...email, confidence: 0.99 } : email,
  );
}

/** The addresses of `mailto:` links, and of "links" that are nothing but an address. */
export function emailsInLinks(links: string[]): EmailAddress[] {
  return mergeEmails(links.flatMap(emailsInLink));
}

function emailsInLink(link: string): EmailAddress[] {
  const mailto = /^\s*mailto:(?:\/\/)?([^?#]{0,2000})(?:\?(?:[^#]{0,2000}&)?to=([^&#]{1,2000}))?/i.exec(link);
  if (!mailto) return emailsInText(link, 'link').filter((email) => email.writtenAs === link.trim());
  const written = decodedPercent([mailto[1], mailto[2]].join(','));
  return written.split(/[,;]/).flatMap((part): EmailAddress[] => {
    const [, named] = /<([^<>]+)>\s*$/.exec(part) ?? [];
    const whole = (named ?? part).trim();
    const email = emailsInText(whole, 'link')[0];
    // A part of what the link says would be somebody else's address.
    return email?.writtenAs === whole
      ? [{ ...email, form: 'mailto', writtenAs: link.trim(), confidence: 0.99 }]
      : [];
  });
}

function decodedPercent(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return written;
    throw error;
  }
}

const formRank: Record<EmailAddress['form'], number> = { disguised: 0, plain: 1, mailto: 2 };

/** One list without doubles: the order of first sight, the best form and the highest confidence of each. */
export function mergeEmails(...groups: EmailAddress[][]): EmailAddress[] {
  const merged = new Map<string, EmailAddress>();
  for (const email of groups.flat()) {
    const key = email.address.toLowerCase();
    const known = merged.get(key);
    if (!known) merged.set(key, email);
    else {
      const better = formRank[email.form] > formRank[known.form] ? email : known;
      merged.set(key, { ...better, confidence: Math.max(known.confidence, email.confidence) });
    }
  }
  return [...merged.values()];
}
