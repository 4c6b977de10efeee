import { parse } from 'tldts';

/** Mailbox houses: people write to "name at gmail.com", while "shop at brand.com" is a sentence. */
const mailboxDomains: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.es yahoo.de yahoo.it ' +
    'yahoo.co.jp yahoo.com.br yahoo.com.mx yahoo.co.in yahoo.in hotmail.com hotmail.fr hotmail.co.uk hotmail.es ' +
    'hotmail.it hotmail.de outlook.com outlook.fr outlook.es outlook.de outlook.com.br live.com live.fr live.co.uk ' +
    'msn.com icloud.com mac.com aol.com proton.me protonmail.com gmx.de gmx.net gmx.com gmx.at web.de t-online.de ' +
    'freenet.de mail.com zoho.com fastmail.com hey.com yandex.ru yandex.com ya.ru mail.ru bk.ru inbox.ru list.ru ' +
    'rambler.ru ukr.net qq.com 163.com 126.com foxmail.com sina.com naver.com daum.net hanmail.net kakao.com ' +
    'wp.pl o2.pl onet.pl interia.pl seznam.cz orange.fr free.fr laposte.net sfr.fr wanadoo.fr libero.it ' +
    'virgilio.it uol.com.br bol.com.br terra.com.br rediffmail.com btinternet.com sky.com comcast.net ' +
    'docomo.ne.jp ezweb.ne.jp softbank.ne.jp'
  ).split(' '),
);

/** No other house's name begins with these, so that an ellipsis behind them cuts nothing off. */
export const finalMailboxDomains: ReadonlySet<string> = new Set(
  'gmail.com googlemail.com icloud.com protonmail.com proton.me qq.com 163.com naver.com'.split(' '),
);

/** Half-typed or cut names of mailbox houses, registered or not: nobody's mail arrives there. */
const cutMailboxDomains = new Set(
  'gmail.co gmail.cm gmail.om gmail.ne gmai.com hotmail.co outlook.co yahoo.co icloud.co icloud.cm'.split(
    ' ',
  ),
);

/** Payment addresses of the lightning network look like e-mail addresses and are none. */
const paymentDomains = new Set(
  'getalby.com walletofsatoshi.com strike.me blink.sv zbd.gg coinos.io ln.tips stacker.news primal.net minibits.cash npub.cash fountain.fm speed.app lifpay.me'.split(
    ' ',
  ),
);

const placeholderDomains =
  'yourdomain.com yourcompany.com yourbrand.com yoursite.com yourwebsite.com youremail.com'.split(' ');

/** The networks' own: support, abuse, or a link read as an address; never a creator's mailbox. */
const networkDomains = new Set(
  (
    'instagram.com facebook.com fb.com tiktok.com youtube.com youtu.be twitter.com snapchat.com threads.net pinterest.com ' +
    'twitch.tv discord.com discord.gg t.me wa.me whatsapp.com telegram.org paypal.me paypal.com cash.app venmo.com ' +
    'onlyfans.com patreon.com linktr.ee beacons.ai bit.ly soundcloud.com spotify.com bandcamp.com vimeo.com'
  ).split(' '),
);

const fediverse =
  /^(?:mastodon|mstdn)\.|^(?:mas\.to|hachyderm\.io|fosstodon\.org|pixelfed\.social|bsky\.social)$/;

const refusedDomains = new Set([
  ...cutMailboxDomains,
  ...paymentDomains,
  ...networkDomains,
  ...placeholderDomains,
]);

/** "backup@night.zip", "main@v2.py", "mon@9.am": files and hours that end like domains. Paraguay has names under com.py. */
const fileOrHour = /\.(?:zip|mov)$|^[^.]+\.py$|^\d{1,2}\.[ap]m$/;

/** Set aside by RFC 2606 for invented addresses such as the sandbox's. */
const inventedSuffix = 'example';

/** Endings common enough that a bare " dot com" behind a name is an address. */
export const commonEndings: ReadonlySet<string> = new Set(
  (
    'com net org co io me de fr es it nl be at ch uk ie us ca au nz in br mx ar cl pe pt pl cz sk hu ro gr tr ru ua ' +
    'se no dk fi jp kr cn id vn th il ae eu tv info biz example'
  ).split(' '),
);

export const endsCommonly = (domain: string): boolean =>
  commonEndings.has(domain.slice(domain.lastIndexOf('.') + 1));

const mailboxNames = new Set([...mailboxDomains].map((domain) => domain.slice(0, domain.indexOf('.'))));
/** "gmail", "hotmail": of how many countries, `isMailbox` knows. */
export const isMailboxName = (name: string): boolean => mailboxNames.has(name.toLowerCase());

export const isMailbox = (domain: string): boolean => mailboxDomains.has(domain.toLowerCase());

/** Answers of the list of public suffixes, which is slow to ask; emptied when it grows beyond what people write. */
const knownEndings = new Map<string, boolean>();

/** Whether a domain may end so. Some countries have names under "co.za" and the like only: all of two letters may. */
export function isEnding(ending: string): boolean {
  if (ending.length <= 2) return ending.length === 2;
  const known = knownEndings.get(ending);
  if (known !== undefined) return known;
  if (knownEndings.size >= 2_000) knownEndings.clear();
  const found = ending === inventedSuffix || parse(`name.${ending}`, asHostname).isIcann === true;
  knownEndings.set(ending, found);
  return found;
}

const asHostname = { allowPrivateDomains: false, extractHostname: false, validateHostname: false };

/** Whether mail could be sent there: a registrable name under a public suffix, within the lengths of RFC 1035. */
export function isMailDomain(domain: string): boolean {
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  if (!isEnding(ending) || domain.length > 253 || domain.length < 4) return false;
  if (!domain.split('.').every(isLabel)) return false;
  if (fileOrHour.test(domain) || refusedDomains.has(domain) || fediverse.test(domain)) return false;
  if (ending === inventedSuffix) return true;
  const parsed = parse(domain, asHostname);
  return parsed.isIcann === true && parsed.domain !== null;
}

const isLabel = (label: string): boolean =>
  label !== '' && label.length <= 63 && !label.startsWith('-') && !label.endsWith('-');
