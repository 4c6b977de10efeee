import { parse } from 'tldts';

/** Mailbox houses: people write to "name at gmail.com", while "shop at brand.com" is a sentence. */
export const mailboxDomains: ReadonlySet<string> = new Set(
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
  'getalby.com walletofsatoshi.com strike.me blink.sv zbd.gg coinos.io ln.tips stacker.news primal.net minibits.cash'.split(
    ' ',
  ),
);

const placeholderDomains = new Set(
  'yourdomain.com yourcompany.com yourbrand.com yoursite.com yourwebsite.com youremail.com'.split(' '),
);

const fediverse =
  /^(?:mastodon|mstdn)\.|^(?:mas\.to|hachyderm\.io|fosstodon\.org|pixelfed\.social|bsky\.social)$/;

/** File name endings that have become top-level domains. */
const fileEndings = new Set(['zip', 'mov']);

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

export const isMailbox = (domain: string): boolean => mailboxDomains.has(domain.toLowerCase());

/** Whether mail could be sent there: a registrable name under a public suffix, within the lengths of RFC 1035. */
export function isMailDomain(domain: string): boolean {
  if (domain.length > 253 || domain.length < 4) return false;
  const labels = domain.split('.');
  if (labels.length < 2 || labels.some((label) => label === '' || label.length > 63)) return false;
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return false;
  const ending = labels.at(-1) ?? '';
  if (fileEndings.has(ending)) return false;
  if (cutMailboxDomains.has(domain) || paymentDomains.has(domain) || placeholderDomains.has(domain))
    return false;
  if (fediverse.test(domain)) return false;
  if (ending === inventedSuffix) return true;
  const parsed = parse(domain, {
    allowPrivateDomains: false,
    extractHostname: false,
    validateHostname: false,
  });
  return parsed.isIcann === true && parsed.domain !== null;
}
