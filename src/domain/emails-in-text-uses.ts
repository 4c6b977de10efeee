import { anyWordOf } from './emails-in-text-words.ts';

/**
 * What an address is for, and whether it still is in use: one to send money to, one of a chat, an old one. All of it
 * reads the short text beside one address, in small letters.
 */

const houses = anyWordOf(
  'pay·?pal zelle venmo cash·?app apple·(?:cash|pay) pix bizum upi gpay google·?pay phone·?pe paytm interac e-?transfers? etransfer revolut skrill payoneer',
  'mercado·?pago nequi yape payconiq twint mobilepay vipps blik papara gcash paypay kakao·?pay alipay 支付宝 支付寶 ペイパル 카카오페이 페이팔 пейп[аэ]л باي·?بال פייפאל юmoney qiwi',
  'gift·cards? lightning ln·address lnurl bitcoin btc tip·?jar',
);
/** Names that are words as well: these need a colon. */
const housesByColon = anyWordOf('wise swish ideal momo zap zaps iban konto');
const gifts = anyWordOf(
  'donat(?:e|es|ions?|ionen) donativos? donaci[oó]n(?:es)? doaç(?:ão|ões) donazion[ei] spenden? darowizn[ay] bağış(?:lar)? донат[ыа]? пожертвования donasi ủng·hộ 打赏 投げ銭 후원 تبرع(?:ات)?',
);
const pointing =
  '(?:me|my|us|mi|mein|meu|mon|id|no|(?:do|da|del|du) \\p{L}{1,12}|address|adresse|account|acc|konto|cuenta|conta|e-?mail|mail|chave|key|handle|is|ist|es|é|to|an|a|à|at|para|en|via|auf|на|по|で)';
const wanted =
  '(?:e-?mail|mail|correo|contact\\p{L}*|kontakt|contato|business|biz|work|collabs?|sponsor\\p{L}*|partner\\p{L}*|inquir\\p{L}*|booking|pr|dm|почта|メール|이메일|邮箱)';
const joiner = '(?: ?[/&+,|] ?| (?:and|or|y|e|o|und|et|и|ve|dan) )';

/** "PayPal: ", "chave pix ", "(Zelle) ", "donations to "; but "e-mail/paypal: " is for both. */
const paidTo = new RegExp(
  `(?<![@a-zа-яё])(?<!${wanted}${joiner})(?:${houses}|${gifts}|${housesByColon}(?= ?[:：→➡👉]))(?:[ (]{1,2}${pointing}(?!\\p{L})| only(?= ?[:：]))*[^\\p{L}\\p{N}@|\\n]{0,6}$`,
  'u',
);
/** "zoe@brand.com (PayPal)", "zoe@brand.com for tips". */
const paidBehind = new RegExp(
  `^ ?(?:[(\\[] ?(?:via |on )?${houses} ?[)\\]]|(?:via|on|per|par|por|über|через) ${houses}|for (?:tips|donations)(?!\\p{L}))`,
  'u',
);

/** Ids of chats and networks in the shape of an address. */
const chatBefore =
  /(?<!\p{L})(?:xmpp|jabber|nostr|nip-?05|mastodon|fediverse|sip|matrix|psn)(?: (?:id|me|is))*[^\p{L}\p{N}@\n]{0,5}$/u;

const mail = 'e-?mails?|m[ae]jl|mails?|gmail|address(?:es)?|inbox';

/** "old mail ", "formerly ", "nicht mehr ": what they have left, right before an address. */
const leftBefore = new RegExp(
  `(?<!\\p{L})(?:${[
    anyWordOf(
      'formerly previously früher ehemals vormals antes anteriormente avant auparavant prima раньше ранее dawniej wcześniej eskiden dulu dulunya eerder vroeger tidigare tidligere aiemmin korábban dříve înainte πρώην',
      'no·longer·(?:use|using|on|at|checking|reading|active·(?:on|at)|available·(?:on|at)|reachable·(?:on|at|under|via)) not·anymore used·to·be instead·of rather·than',
      'nicht·mehr statt anstatt ya·no(?:·(?:uso|es|utilizo|reviso))? en·vez·de em·vez·de (?:já·)?não·(?:uso|é|utilizo)(?:·mais)? au·lieu·de non·(?:uso|è)·più invece·di niet·meer inte·längre ikke·(?:lenger|længere) ei·enää már·nem už·ne(?:používám)? više·ne(?:·koristim)? fini',
      'już·nie(?:·(?:używam|korzystam·z))? zamiast больше·не(?:·(?:пользуюсь|использую))? вместо вже·не(?:·користуюсь)? замість artık·(?:kullanmıyorum|değil) tidak·lagi sudah·tidak·(?:pakai|aktif) không·còn·(?:dùng|sử·dụng) nu·mai·(?:folosesc|e)',
    ),
    `(?:star[yaáe]\\p{L}{0,2}|gammal|gammel|gamle|oude?|vanha|régi|veche|παλιό|cũ|antigu[oa]|viej[oa]|alter?) (?:${mail}|adr?es\\p{L}*|poczt\\p{L}*|correo|e-?post)|(?:adresse|mail|correo|endereço|indirizzo|dirección) (?:obsol\\p{L}+|périmée|veraltet|antigu[ao]|antig[ao]|viej[oa]|vecchi[oa]|scadut[oa])`,
  ].join('|')})(?: (?:${mail}|is|was|war|era|était|была?|の?)(?!\\p{L}))*[^\\p{L}\\p{N}@\\n]{0,4}$`,
  'u',
);

/** Right behind an address; but "new@brand.com (nicht mehr old@brand.com)". */
const leftBehind = new RegExp(
  `^[ ,;(\\[–—←:-]{0,4}(?:${[
    'não (?:funciona|existe|(?:está|é|uso|leio) mais)|já não|(?:ya )?no (?:funciona|sirve|existe|lo uso|la uso|se usa|está)|(?:ne )?(?:marche|fonctionne|existe) plus|n.(?:est|existe) plus|n.est pas',
    "non (?:è|e'|funziona|esiste|lo uso|la uso|uso) più|funktioniert (?:nicht|leider)|geht nicht|gibt es nicht|wird nicht|(?:ist )?(?:nicht mehr|tot(?!\\p{L})|inaktiv|veraltet)|werkt niet|bestaat niet",
    'nie (?:działa|używam|istnieje|jest|korzystam)|już nie|не (?:работает|активн|существует|использу|пользу|действ)|больше не|не працює|вже не|nefunguje|už ne|nem (?:működik|él|használom)|már nem|nu mai',
    '(?:fungerar|funkar) inte|više ne|(?:ist |está |est |è |е )?(?:geschlossen|cerrad|fermé|chius|kapalı|zatvoren|закрыт|fechad|muert|mort[oe]?(?!\\p{L}))|virker ikke|toimii enää|ei (?:ole|toimi)|(?:artık (?:kullan|aktif|kapalı|geçersiz)|kullanılm|kullanmıyor|çalışmıyor)|(?:sudah )?(?:tidak|ga|gak|nggak) (?:aktif|dipakai|berlaku|bisa)|(?:đã )?không (?:còn|dùng|sử dụng)',
    'は(?:もう|現在)?(?:使|つか)(?:え|って|用)|は(?:現在)?(?:無効|古|停止)|(?:은|는) ?(?:더 ?이상|안 ?써|안 ?쓰|사용)|(?:已|已经|已經)(?:停用|作废|失效|不用|弃用|注销)|不再|停用|لم يعد|لا (?:يعمل|أستخدمه)|معطل|לא פעיל|ไม่ใช้|ใช้ไม่ได้|अब (?:बंद|काम)',
    '(?<=[([])(?:desativad|inativ|antig|viej|vecchi|ancien|alt[e)]|star[yaá]|stare|стар|eski|旧|古い|inactiv|inaktiv|gammal|gammel|oud[e)]|régi)',
  ].join('|')})(?! ?[^\\s@]{1,64}@)`,
  'u',
);

/** "ya no leo zoe@brand.com", "I no longer read zoe@brand.com"; but "DMs no longer read: zoe@brand.com". */
const leftVerbBefore =
  /(?<!\p{L})(?:ya no|no longer|больше не|вже не|już nie|artık) \p{L}+(?: (?:a|at|en|el|on))? $|(?<!\p{L})(?:não \p{L}+ mais|n(?:e |')\p{L}+ plus|non \p{L}+ più) (?:[aà] |em |na |su )?$/u;

/** "Moved! zoe@old.com → zoe@new.com". */
const moving =
  /(?<!\p{L})(?:moved?|moving|chang|switch|new|neu|nuev|nouv|nov[oa]|nuov|now[ya]|yeni|нов|geändert|cambi|mud(?:ei|ou)|переех|смен)|変更|新|变更|换|변경/u;
const movedBehind = /^ ?(?:➡\ufe0f?|→|⇒|➔|-{1,2}>|=>|>>) ?[^\s@]{1,64}@[^\s@]/u;

/** "who hears from zoe@brand.com: that's not me". */
const notMeBehind =
  /^[^@\n|.!?(•·]{0,40}(?:das bin (?:ich nicht|nicht ich)|(?:that'?s|it'?s|is) not me|no soy yo|não sou eu|c'est pas moi|n'est pas moi|non sono io|это не я|to nie ja|ben değilim|bukan (?:saya|aku)|私ではありません|제가 아닙니다|不是我)/u;

/** Whether the words on both sides say that this is nothing to write to. */
export const isOutOfUse = (sentence: string, line: string, after: string): boolean =>
  leftBefore.test(sentence) ||
  leftVerbBefore.test(sentence) ||
  leftBehind.test(after) ||
  (movedBehind.test(after) && moving.test(line)) ||
  notMeBehind.test(after);

export const isNoMailbox = (sentence: string, after: string): boolean =>
  paidTo.test(sentence) || paidBehind.test(after) || chatBefore.test(sentence);

/** How much of what follows an address says that it is out of use. */
export const lengthOfLeftBehind = (after: string): number => leftBehind.exec(after)?.[0].length ?? 0;
