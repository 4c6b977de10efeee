/**
 * Whose an address is. Creators name other people's addresses too: who took the photo, who pretends to be them, whom
 * to report that to, what they no longer use. A manager, an agency and an assistant write on the creator's behalf:
 * theirs are wanted.
 *
 * Everything here reads short texts in small letters, so that no pattern can become slow.
 */

/** Words with spaces between them; a "·" stands for a space inside one. */
const anyOf = (...lists: string[]): string =>
  `(?:${lists.join(' ').split(' ').join('|').replaceAll('·', ' ')})`;
const start = '(?<!\\p{L})';
const end = '(?!\\p{L})';
/** "@leo (" between a credit and the address. */
const handle = '(?:@[\\w.]+ ?)?\\(?$';
const notJoint = (words: string): string => `(?<!(?<!\\p{L})${anyOf(words)} )`;

const mail = 'e-?mails?|mails?|gmail|address(?:es)?|contact|inbox';
const account = `(?:${mail}|accounts?|acc|profiles?|pages?|id)`;
const relation = anyOf(
  'friend bestie husband hubby wife wifey mom mum mother dad father brother bro sister sis boyfriend girlfriend bf gf fiancée?',
  'fiancee? son daughter cousin uncle aunt grandma grandpa boss client colleague coworker roommate neighbou?r ex student teacher',
  'coach trainer editor photographer videographer cameraman designer illustrator stylist hairdresser lawyer accountant landlord',
);
/** "mi marido", "meine Schwester", "eşim". */
const foreignRelation = [
  'mi (?:amig[oa]|espos[oa]|marido|mujer|novi[oa]|herman[oa]|mam[aá]|madre|pap[aá]|padre|hij[oa]|editora?|fotógraf[oa])',
  '(?:meu|minha) (?:amig[oa]|espos[oa]|marido|mulher|namorad[oa]|irmão|irmã|mãe|pai|filh[oa]|editora?|fotógraf[oa])',
  'mein(?:e[rsm]?)? (?:freund(?:in|es)?|mann(?:es)?|frau|bruders?|schwester|mutter|vaters?|mama|papas?|cutters?|fotograf(?:en|in))',
  '(?:mon|ma) (?:amie?|mari|femme|frère|sœur|soeur|mère|père|copain|copine|monteu[rs]e?|photographe)',
  'mi[oa] (?:amic[oa]|marito|moglie|fratello|sorella|madre|padre|mamma|papà|fidanzat[oa]|fotograf[oa])',
  'mijn (?:vriend(?:in)?|man|vrouw|broer|zus|moeder|vader)',
  '(?:arkadaşım|eşim|kocam|karım|kardeşim|ablam|annem|babam|abim)(?:ın|in|un|ün)?',
  'мо(?:й|я|его|ей|ему) (?:друга?|подруг[аи]|мужа?|жен[аы]|брата?|сестр[аы]|мам[аы]|пап[аы]|монтаж[её]ра?|фотографа?)',
  '(?:teman|suami|istri|kakak|adik|pacar|ibu|ayah)(?:ku| saya| aku| gue)',
  '(?:mere?|meri) (?:dost|bhai|pati|behen|patni|biwi)|(?:मेरे|मेरी|मेरा) (?:दोस्त|भाई|पति|बहन|पत्नी)',
  '(?:صديقي|صديقتي|زوجي|زوجتي|أخي|اخي|أختي|اختي|أمي|امي|أبي|ابي)',
  '(?:bạn|chồng|vợ|anh trai|chị gái|em gái|mẹ|bố) (?:của )?(?:mình|tôi)',
].join('|');
const eastAsianRelation =
  '(?:友達|友人|旦那|主人|夫|妻|姉|妹|兄|弟|母|父)の(?:メール|アドレス|アカウント|店|会社)|(?:제|내|우리) (?:친구|남편|아내|언니|오빠|누나|동생|엄마|아빠)(?:의)? (?:이?메일|계정|가게)|' +
  '(?:朋友|老公|老婆|丈夫|妻子|姐姐|妹妹|哥哥|弟弟|妈妈|媽媽|爸爸)的(?:邮箱|信箱|郵箱|邮件|账号|店|公司)';

/** What somebody else makes for a creator. */
const work =
  '(?:photos?|pics?|pictures?|profile pic|shots?|shot|filmed|edit(?:ed|s)?|videos?|vidéo|fotos?|foto(?:ğraf)?|\\p{L}*bild(?:er)?|фото|видео|монтаж|montage|montaje|' +
  'edición|edição|schnitt|logo|banner|header|pfp|icon|avatar|thumbnails?|(?:web ?)?(?:site|design)|drawn|drawing|📷|📸|🎥)';
const writingTo = '(?:e-?mail|contact|write|use|trust|reply|respond|answer|message|believe|pay|send)';

/** One look at whether a word begins spares most patterns their own. */
const cues = (atWordStart: string[], anywhere: string[]): string =>
  `${start}(?:${atWordStart.join('|')})|${anywhere.join('|')}`;

/** Somewhere before an address in its sentence, unless `takenBack` behind it. */
const cueBefore = new RegExp(
  cues(
    [
      // Who made what.
      `${work} (?:by|von|par|por|di|oleh|to)${end}|(?:photos?|pics?|images?|fotos?|bilder) ?©`,
      `(?:credits?|cred|créditos?|crédits?|crediti|cr) ?(?:photos?|vidéo|(?:de la )?fotos?)? ?(?:[:：=→–-]|(?:by|to|a|al|à|au|aos?|goes to|para|an)${end})`,
      `(?:original|rightful) (?:owner|creator|artist|author|photographer)s?${end}[^,]{0,15}$`,
      `original (?:video|clip|audio|sound|song|post)s? ?(?:[:：]|(?:by|from)${end})|ctto${end}|cr[.:]`,
      `original ?[:：]|dmca[^@]{0,30} owner|(?:belongs?|property) (?:to|of)${end}`,
      // Those near to them.
      `(?:my|our) (?:\\p{L}+ )?${relation}(?:(?:'s?|s')${end}|s (?=${account}|shop|business))|${account} of (?:my|our) ${relation}${end}`,
      `${notJoint('me i and & with w/')}(?:my|our|her|his|their) ${relation}(?: \\p{L}+)?(?: (?:is|at|on|can|be|reached|e-?mail|mail))*[ :：(→-]*$`,
      `${notJoint('con y com e mit und avec et en met с и dan và với ile')}(?:${foreignRelation})${end}(?! (?:y|e|ed|et|und|и|ve|dan|và) )[^,;]{0,20}$`,
      // Who is not them.
      `not (?:my|our)(?: \\p{L}+)? ${account}${end}|not (?:me|mine|us|ours)${end}|(?:isn'?t|ain'?t) (?:me|mine|my)${end}`,
      // Who pretends to be.
      `(?:beware|imperson\\p{L}*|impost[oe]rs?|scammers?|scam (?:alert|${account})|phishing|hacked|catfish|posing as|pretend(?:s|ing)? to be)`,
      `(?:fakes|fake (?:${account}|me${end}|one|manager|agent|team)|fake ?[:：]|(?:someone|somebody|people|they) (?:is|are|keeps?) (?:using|writing|e?-?mailing))`,
      // What they have left.
      `(?:old|former|prev|previous|dead|inactive|outdated|lost|compromised|disabled) (?:${mail})${end}`,
    ],
    [
      eastAsianRelation,
      'not (?:affiliated|associated|connected|related|(?:run|owned|managed|operated) by)',
      'no es mi |no soy yo|não (?:é|sou) (?:o )?(?:meu|minha|eu)|nicht mein|gehört nicht|pas (?:mon|ma|moi)|non è (?:la |il )?mi[oa]|non sono io',
      'niet (?:mijn|van mij)|nie m[oó]j|inte min|не мо[йяеёи]|не мій|bukan (?:e-?mail|akun|milik|punya)|mera (?:e-?mail |mail )?nahi',
      'मेरा (?:ईमेल |मेल )?नहीं|ليس(?:ت)? (?:هذا )?(?:بريدي|ايميلي|إيميلي|حسابي)|不是我|非本人|không phải|ไม่ใช่',
      'cuentas? falsa|perfil(?:es)? fals|correo fals|suplanta|estafador|contas? fals|perfis? fals|golpista|gefälscht|betrüger|fake-?(?:profil|account)',
      'faux (?:compte|profil|mail)|arnaque|usurpat|profil[oi] fals|account fals|truffator|sahte|dolandırıcı|фейк|мошенник|поддельн|взлом',
      'akun palsu|e-?mail palsu|penipu|fałszyw|oszust|nepaccount|مزيف|نصاب|منتحل|انتحال|फर्जी|नकली|farzi|nakli',
      '偽|なりすまし|詐欺|사칭|가짜|假冒|冒充|骗子|騙子|盗号|giả mạo|lừa đảo',
      '(?:correo|cuenta|e-?mail) (?:viej|antig|hackead|lama|cũ)|(?:antigo|velho) e-?mail|alte (?:e-?mail|mail|adresse)|ancien(?:ne)? (?:e-?mail|mail|adresse)',
      'vecchi[ao] (?:e-?mail|mail|indirizzo)|eski (?:mail|e-?posta|adres)|стар(?:ая|ый|ую) (?:почт|адрес|e-?mail)|旧(?:メール|アドレス|邮箱)|舊(?:信箱|郵箱)|예전 이?메일',
    ],
  ),
  'gu',
);

/** "Beware of fakes, my only e-mail is ...", "photo by @leo, bookings: ...". */
const takenBack = new RegExp(
  `${start}(?:mine|only|real|official|genuine|new|now|instead|me ?[:：]|(?:mail|contact|write|reach|message) (?:to )?me|` +
    'my (?:own|actual|e-?mail|business|contact)|biz|business|bookings?|collabs?|collaborations?|inquir|enquir|mgmt|management|' +
    'manager|agency|agent|kontakt|contacto|contato|contatto|oficial|únic|nuev|nov[oa]|echt|neue|officiel|nouve|vrai|ufficial|nuov|' +
    'resmi|gerçek|yeni|настоящ|официальн|единственн|нов|сотруднич|реклам|asli|baru|chính|الرسمي|الوحيد|للتعاون|असली)|' +
    '公式|本物|お仕事|공식|문의|官方|合作|[📧📩✉💌📨📬]',
  'u',
);

/** Right before an address: nothing can stand between. */
const cueRightBefore = new RegExp(
  cues(
    [
      // "music by beats@", but not "managed by kim@".
      `${notJoint('managed management mgmt mgt represented repped rep signed booked booking bookings contact reach inquiries')}by ${handle}`,
      `${work}(?: \\p{L}+){0,2} (?:par|por|von|di|de|da|oleh|door|av|от) ${handle}|(?:автор фото|الصورة من|تصوير) ${handle}`,
      `(?:editor|photographer|videographer|camera ?man|hair|make-?up|h?mua|stylist|(?:web|site) ?design|subtitles|translations?|cover(?: art)?|artwork|ph|` +
        'fotograf(?:in|ka|o|ie)?|fotoğraf(?:lar|ı|ları)?|fotógraf[oa]|photographe|cutter|kurgu|çekim|ảnh|фотограф|оператор|تصوير|مونتاج|फोटो|' +
        `logo|banner|header|pfp|icon|avatar|thumbnail|photos?|fotos?|bild(?:er)?|schnitt|montage|montaje|фото|монтаж) ?[:：] ?${handle}`,
      `(?:source|fuente|quelle|fonte|kaynak|sumber|источник|nguồn) ?[:：] ?$`,
      `(?:her|his|their) (?:real|own|actual|official) ${account}(?: is)?[ :：→-]*$`,
      `(?:(?:thanks|thx|tribute|dedicated) to|courtesy of|(?:shout ?outs?|s/o|kudos|props)(?: to)?) ${handle}|(?<!if )not $|^ *[🚫❌⛔]\\ufe0f? *$`,
      `(?:gracias a|obrigad[oa] a|danke an|merci à|grazie a|спасибо|teşekkürler|terima kasih|cảm ơn) ${handle}`,
      '(?:no soy|não sou|je ne suis pas|ich bin nicht|non sono|я не) $',
      `(?:old|wrong|spam|scam) ?[:：] ?$|(?:e-?mails?|mails?|messages?|dms?) from $|access to $`,
      // Whom to complain to, and whom not to write to.
      `report(?:ed|ing|s)? (?:all |any |the |this |these |my |our |such )?(?:fake|imperson|impost|scam|abuse|spam|bot|copy|stolen|hate|profile|account|them|it${end}|user|to${end})[^.!?]{0,40}$`,
      `complain(?:ts?)? (?:about|to)[^.!?]{0,40}$`,
      `(?:do not|don'?t|never|stop) (?:ever )?${writingTo}(?: (?:to|at|this|the|my|old|any|anyone|anything|from|address|e-?mails?|mails?|messages?|money))*[ :：→-]*$`,
      `(?:no (?:escrib|us|conf|contact|respond)\\p{L}*|não (?:escrev|us|confi|mand|respond)\\p{L}*|schreibt? nicht|nicht schreiben|n['e] ?(?:écri|répond|utilis)\\p{L}+ pas|ne pas (?:écrire|répondre|utiliser)|` +
        'non scriv\\p{L}+|не пишите)(?: (?:a|al|en|para|no|o|an|à|na|на|este|correo|e-?mail|mail))*[ :：→-]*$',
    ],
    [
      '(?:出典|来源|來源|출처) ?[:：] ?$',
      `(?:撮影|カメラマン|写真|編集|イラスト|摄影|攝影|剪辑|剪輯|图源|圖源|图片来源|촬영|사진|편집|일러스트) ?[:：] ?${handle}`,
    ],
  ),
  'u',
);

const is = "(?:(?:it|this|that|which)(?:'?s| is| was)|is|was|are|has been|got|=)";
/** Right behind an address. */
const cueAfter = new RegExp(
  `^[ ,;(\\[–—←:-]{0,4}(?:${[
    '[❌🚫⛔]',
    `(?:${is} )?(?:not (?:me|mine|my|us|ours|real|official|the real|affiliated|active|in use)${end}|fake|hacked|imperson|scam|[?] ?(?:it|that)'?s (?:a )?(?:fake|scam|not))`,
    `${is} (?:not|a |an |the )?(?:fake|scam|impost|imperson|old|dead|someone|somebody|no longer|inactive|compromised|disabled)`,
    `(?:${is} )?(?:my |mi |mein |mon )${relation}${end}|to (?:impersonate|scam|trick)|pretending`,
    `(?:isn'?t|aren'?t|ain'?t) (?:me|mine|my|real|official)|do(?: not|n'?t) ${writingTo}|doesn'?t work|no longer`,
    '(?<=\\()(?:old|dead|inactive|editor|photographer|videographer)\\)',
    'no es m[íi]|no soy yo|es fals|não é me|não sou|é fals|ist nicht|bin ich nicht|gehört nicht|ist (?:ein )?fake|n.est pas|pas moi|non è mi|non sono io',
    'benim değil|bana ait değil|sahte|(?:это )?не (?:мо[йя]|я)|(?:это )?фейк|bukan (?:e-?mail|akun|saya|aku|punya|milik)|palsu|là giả|không phải',
    'ليس|مزيف|नकली|मेरा नहीं|mera nahi|は(?:私|偽)|は.{0,10}ありません|(?:은|는) (?:제|사칭|가짜)|사칭|不是我|是假|是骗',
  ].join('|')})`,
  'u',
);

/** Accounts about somebody, or made of what somebody else has made. */
const secondHand =
  /(?:fan|stan) ?(?:page|account|acc|club|made)|cuenta de fans|unofficial|parody|not affiliated|club de fans|fã[- ]?clube|fanseite|(?:don'?t|do not) own/u;
const firstHand =
  /(?:official(?! fan)|(?<!\p{L})real|original|owner|artist|oficial|offiziell|(?<!\p{L})(?:her|his|their) (?:team|mgmt|management|manager|agent|agency|e-?mail))[^.!?]{0,24}$/u;

/** Only words that join: what is said of the address before is said of this one as well. */
const join = /^[ ,;/&+|]*(?:and|or|y|o|e|ou|et|und|oder|и|или|ve|dan)?[ ,;/&+|]*$/u;

export interface Surroundings {
  /** What stands before the address, back to the address before it. */
  before: string;
  /** The same, but further back, and what follows. */
  context: () => string;
  after: string;
  previous: 'none' | 'theirs' | 'own';
}

/** All of it in small letters. */
export function isSomebodyElses({ before, context, after, previous }: Surroundings): boolean {
  if (previous === 'theirs' && join.test(before)) return true;
  // "old@brand.com was hacked, write new@brand.com": said of the address before.
  const sentence = lastSentence(previous === 'none' ? before : before.replace(cueAfter, ''));
  if (cueRightBefore.test(sentence) || cueAfter.test(after)) return true;
  if (firstHand.test(sentence) && secondHand.test(context())) return true;
  const behindCue = endOfLast(cueBefore, sentence);
  return behindCue > 0 && !takenBack.test(sentence.slice(behindCue));
}

const sentenceEnd = /[!?\n|;•·。！？]| \/ |\.(?=\s)/gu;

function lastSentence(before: string): string {
  // "Photo credit:" on the line above is a heading.
  const joined = before.replace(/([:：👇⬇])\ufe0f?\s+$/u, '$1 ');
  return joined.slice(endOfLast(sentenceEnd, joined));
}

/** Where the last match ends; 0 without one. `matchAll` would copy the pattern, which takes longer than to use it. */
function endOfLast(pattern: RegExp, text: string): number {
  let end = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) end = pattern.lastIndex;
  return end;
}
