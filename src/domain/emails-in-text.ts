import type { EmailAddress } from './creator.ts';
import { markDisguises } from './emails-in-text-disguises.ts';
import { type FoldedText, foldText, writtenBetween } from './emails-in-text-folding.ts';
import { confidenceIn, withoutGluedCue } from './emails-in-text-judging.ts';
import { readDomain, readLocal } from './emails-in-text-reading.ts';

/** A text with more is a directory, not a creator's bio. */
const mostAddresses = 100;

/** Plain signs and the markers that stand for disguised ones. */
const atSigns = /[@\ue000-\ue007]/g;

/**
 * The e-mail addresses in a text. Three passes, each linear: dressed-up letters are folded, disguises become
 * markers, and around each at-sign a bounded stretch is read to either side.
 */
export function emailsInText(text: string, foundIn: EmailAddress['foundIn'] = 'bio'): EmailAddress[] {
  const read = markDisguises(foldText(text));
  const found: EmailAddress[] = [];
  const seen = new Set<string>();
  for (const match of read.characters.matchAll(atSigns)) {
    const email = emailAt(read, match.index, foundIn);
    if (!email) continue;
    found.push(email);
    seen.add(email.address.toLowerCase());
    if (seen.size >= mostAddresses) break;
  }
  return mergeEmails(found);
}

/** The address around one at-sign, if there is one. */
function emailAt(text: FoldedText, at: number, foundIn: EmailAddress['foundIn']): EmailAddress | null {
  const isDisguisedAt = text.characters[at] !== '@';
  const domain = readDomain(text, at + 1);
  if (!domain) return null;
  const wholeLocal = readLocal(text, at, isDisguisedAt);
  if (!wholeLocal) return null;
  const local = withoutGluedCue(wholeLocal, domain.value);
  const confidence = confidenceIn({ text, at, local, domain });
  if (confidence === 0) return null;
  const isMailto = /mailto:$/i.test(text.characters.slice(Math.max(0, local.from - 7), local.from));
  const isDisguised = isDisguisedAt || local.disguised || domain.dots !== 'plain';
  return {
    address: `${local.value}@${domain.value}`,
    foundIn,
    form: isDisguised ? 'disguised' : isMailto ? 'mailto' : 'plain',
    writtenAs: writtenBetween(text, local.from, domain.to),
    confidence,
  };
}

/** The addresses of `mailto:` links. */
export function emailsInLinks(links: string[]): EmailAddress[] {
  return mergeEmails(links.flatMap(emailsInLink));
}

function emailsInLink(link: string): EmailAddress[] {
  const match = /^\s*mailto:([^?#]{1,2000})/i.exec(link);
  if (!match?.[1]) return [];
  return match[1].split(',').flatMap((written): EmailAddress[] => {
    const email = emailsInText(decodedPercent(written).trim(), 'link')[0];
    return email ? [{ ...email, form: 'mailto', writtenAs: link.trim(), confidence: 0.99 }] : [];
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
