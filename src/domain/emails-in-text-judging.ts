import { marker } from './emails-in-text-disguises.ts';
import { finalMailboxDomains, isMailbox } from './emails-in-text-domains.ts';
import type { FoldedText } from './emails-in-text-folding.ts';
import { endsCommonly, letterKind, type ReadDomain, type ReadLocal } from './emails-in-text-reading.ts';

/** What was read around one at-sign. */
export interface Candidate {
  text: FoldedText;
  at: number;
  local: ReadLocal;
  domain: ReadDomain;
}

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that stand before "at" in prose: "find me at", "shop at", "CEO at". None is taken for a name there. */
const proseWords = wordSet(
  'me us you him her them it i we he she they am is are was be been being and or the a an my our your his their this that ' +
    'look looks looking meet meets meeting shop shopping buy order orders find found visit see seen live lives living stay ' +
    'good best great bad love loved work works working available online here there home now only just up out in on off ' +
    'email mail e-mail gmail contact reach dm write call join read more watch listen study student made play playing ' +
    'ceo coo cto cmo chef founder cofounder co-founder owner editor writer director manager head lead marketing sales ' +
    'engineer designer producer host model artist resident coach trainer professor teacher nurse author reporter ' +
    'photographer videographer filmmaker recruiter stylist dancer singer actor barista student intern developer dev consultant freelancer blogger contributor columnist ambassador partner investor principal senior junior associate assistant team staff crew member alum alumni former ex prev previously currently stare stared glance laugh aim point hint all not at dot first sight ate start starting end party dinner lunch ' +
    'mir uns mich bei und oder bin en un una yo mi nos y o no de la el le les moi nous et ou sur su se sono io noi e ' +
    'em eu nós mim por para com op ik wij ons mij het is моя мой наша мы я на и в у',
);

/** Words glued before a mention: "by@brand.co". Nobody's mailbox. */
const mentionWords = wordSet('by via with from w ft feat x and of at the');

const placeholderLocals = wordSet(
  'youremail yourname your.name your.email your-name your_name youraddress yourmail',
);

const cueWords =
  'e-?mails?|e|m|mails?|gmail|contact|contacts|contacto|contato|contatto|kontakt|correo|inquiries|enquiries|inquiry|business|biz|' +
  'collabs?|collaborations?|booking|bookings|pr|press|mgmt|management|promo|anfragen|publi|parcerias|почта|почту|' +
  'メール|連絡先|お仕事|邮箱|邮件|合作|이메일|문의|ايميل|إيميل|البريد';
const cueBefore = new RegExp(
  `(?:^|[^\\p{L}])(?:${cueWords}) {0,2}[:：=>→-]{1,2} {0,2}$|[📧📩✉💌📨📬📮📤📥] {0,2}[:：→-]? {0,2}$`,
  'u',
);

/** "Email-zoe@gmail.com": Google's addresses have no hyphens, and "mail-" begins no other house's either. */
const gluedCue = /^(?:e-?mail|mail|gmail|e-?mail-?id|mail-?id|id)[-_]+(?=.)/i;
const gluedCueAtGmail =
  /^(?:contact|collabs?|collaborations?|business|biz|pr|promo|bookings?|inquir(?:y|ies)|enquir(?:y|ies)|work|paid|dm)[-_]+(?=.)/i;

/** Addresses that are told to be somebody else's. */
const otherPersonBefore =
  /(?:not my (?:e-?mail|address|account)|not me|not (?:affiliated|associated|connected|related)|beware of|impersonat|fake (?:account|profile|page|e-?mail)|(?:photos?|pics?|fotos?|credits?|shot|📷|📸) (?:by|von|to)\b)/;
const otherPersonAfter =
  /^ ?(?:is|are) (?:not|fake|a fake|a scam|someone)|^ ?(?:isn't|ist nicht|no es m[íi]|n'est pas)/;

const lookBack = 60;

/** Takes "Email-" off the front. */
export function withoutGluedCue(local: ReadLocal, domain: string): ReadLocal {
  const isGoogle = domain === 'gmail.com' || domain === 'googlemail.com';
  const cue = gluedCue.exec(local.value) ?? (isGoogle ? gluedCueAtGmail.exec(local.value) : null);
  if (!cue || local.disguised) return local;
  const value = local.value.slice(cue[0].length);
  return /^[\p{L}\p{Nd}]/u.test(value) ? { ...local, value, from: local.from + cue[0].length } : local;
}

/** Between 0 and 1 how sure it is that somebody wrote an address here to be written to; 0 means it is none. */
export function confidenceIn(candidate: Candidate): number {
  const { text, at, local, domain } = candidate;
  if (standsInSomethingElse(candidate) || isCutOff(text.characters, domain) || isSomebodyElses(candidate))
    return 0;
  if (placeholderLocals.has(local.value.toLowerCase())) return 0;
  if (local.international && !mayBeInternational(local.value, domain.value)) return 0;
  const signs = confidenceInSigns(candidate, text.characters[at] ?? '');
  const doubts =
    (domain.cut ? 0.88 : 1) * (local.international ? 0.8 : 1) * (endsCommonly(domain.value) ? 1 : 0.98);
  const afterEllipsis = /(?:…|\.\.)$/.test(text.characters.slice(Math.max(0, local.from - 2), local.from));
  return Math.round(signs * doubts * (afterEllipsis ? 0.85 : 1) * 100) / 100;
}

/** A Latin name may bear accents; one in another script needs a domain in that script, else it is glued text. */
const mayBeInternational = (local: string, domain: string): boolean =>
  letterKind(local.charCodeAt(local.search(/\p{L}/u))) !== 'other' || /[^ -~]/.test(domain);

function confidenceInSigns(candidate: Candidate, sign: string): number {
  const { local, domain } = candidate;
  const mailbox = isMailbox(domain.value);
  if (sign === '@') return confidenceInPlainSign(local, domain, mailbox);
  if (domain.dots === 'slip' && !mailbox && sign !== marker.atSpaced && sign !== marker.atInBrackets)
    return 0;
  if (sign === marker.atInBrackets) return domain.dots === 'word' || domain.dots === 'slip' ? 0.9 : 0.95;
  if (sign === marker.atGlued)
    return domain.dots === 'glued' || (mailbox && domain.dots !== 'plain') ? 0.85 : 0;
  if (sign === marker.atStar) return mailbox ? 0.85 : hasCueOnLine(candidate) ? 0.75 : 0;
  return confidenceInWord(candidate, sign, mailbox);
}

function confidenceInPlainSign(local: ReadLocal, domain: ReadDomain, mailbox: boolean): number {
  if (mentionWords.has(local.value.toLowerCase())) return 0;
  if (local.value === 'git' && /^(?:github|gitlab|bitbucket)\./.test(domain.value)) return 0;
  if (domain.dots === 'plain') return local.disguised ? 0.93 : 0.98;
  if (domain.dots === 'brackets') return 0.95;
  if (domain.dots === 'word') return endsCommonly(domain.value) ? 0.85 : 0;
  return domain.dots === 'slip' && mailbox ? 0.85 : 0;
}

/** An at-sign in words, or with spaces: prose has these too, so something else must speak for an address. */
function confidenceInWord(candidate: Candidate, sign: string, mailbox: boolean): number {
  const { local, domain } = candidate;
  const firstLabel = domain.value.slice(0, domain.value.indexOf('.'));
  const cue = isRightAfterCue(candidate);
  if (proseWords.has(firstLabel) && !mailbox) return 0;
  if (proseWords.has(local.value.toLowerCase())) return 0;
  const tellingName = /[._\d]/.test(local.value);
  if (sign === marker.atMention) return mailbox && (tellingName || cue) ? 0.75 : 0;
  if (mailbox) return 0.88;
  if (!endsCommonly(domain.value)) return 0;
  if (sign === marker.atName) return 0.85;
  if (domain.dots !== 'plain') return cue || tellingName ? 0.85 : 0.75;
  if (sign === marker.atSpaced && (cue || beginsPhrase(candidate))) return 0.7;
  if (sign === marker.atWordLoud && local.value === local.value.toLowerCase()) return 0.75;
  return cue ? 0.8 : 0;
}

const windowBefore = ({ text, local }: Candidate): string =>
  text.characters.slice(Math.max(0, local.from - lookBack), local.from);

const isRightAfterCue = (candidate: Candidate): boolean =>
  cueBefore.test(windowBefore(candidate).slice(-24).toLowerCase());

/** "zoe @ brand.com" by itself is an address; "recruiter @ brand.com" in a sentence is a job. */
function beginsPhrase(candidate: Candidate): boolean {
  const before = windowBefore(candidate).trimEnd();
  const phraseBefore = before.toLowerCase();
  return (
    before === '' ||
    !/[\p{L}\p{Nd}]$/u.test(before) ||
    /\n\s*$/.test(windowBefore(candidate)) ||
    cueAtEnd.test(phraseBefore)
  );
}

const cueAtEnd = new RegExp(`(?:^|[^\\p{L}])(?:${cueWords})$`, 'u');
const cueSomewhere = new RegExp(`(?:^|[^\\p{L}])(?:${cueWords})(?!\\p{L})|[📧📩✉💌📨📬📮]`, 'u');

function hasCueOnLine(candidate: Candidate): boolean {
  const before = windowBefore(candidate).toLowerCase();
  return cueSomewhere.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** A chain of signs, a masked name, the user part of a link. */
function standsInSomethingElse({ text, local, domain }: Candidate): boolean {
  const { characters } = text;
  const before = characters[local.from - 1] ?? '';
  const after = characters[domain.readTo] ?? '';
  if (before === '@' || before === marker.atInBrackets) return true;
  if (after === '@' && !isMailbox(domain.value)) return true;
  if (before === '*' || before === '•' || before === '●') return isMask(characters, local.from - 1, before);
  return '/:=?&'.includes(before) && before !== '' && isInsideLink(characters, local.from);
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
  return !finalMailboxDomains.has(domain.value) || domain.cut;
}

function isSomebodyElses(candidate: Candidate): boolean {
  const before = windowBefore(candidate).toLowerCase();
  const sentence = before.slice(
    Math.max(...['.', '!', '?', '\n', '|', ';'].map((end) => before.lastIndexOf(end))) + 1,
  );
  if (otherPersonBefore.test(sentence)) return true;
  const { text, domain } = candidate;
  return otherPersonAfter.test(text.characters.slice(domain.to, domain.to + 24).toLowerCase());
}
