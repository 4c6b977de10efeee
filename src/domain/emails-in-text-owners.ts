import { craft, echoes, isCredit, isCreditRightBefore } from './emails-in-text-credits.ts';
import { isMailbox } from './emails-in-text-domains.ts';
import { isNoMailbox, isOutOfUse, lengthOfLeftBehind } from './emails-in-text-uses.ts';
import { anyOf } from './emails-in-text-words.ts';

/**
 * Whose an address is. Creators name other people's addresses too: who took the photo, who pretends to be them, whom
 * to report that to, what they no longer use. A manager, an agency and an assistant write on the creator's behalf:
 * theirs are wanted.
 *
 * Everything here reads short texts in small letters, so that no pattern can become slow.
 */

const start = '(?<!\\p{L})';
const end = '(?!\\p{L})';
/** "@leo (" between a credit and the address. */
const handle = '(?:(?:@|at )[\\w.]+ ?)?\\(?$';
const notJoint = (words: string): string => `(?<!(?<!\\p{L})${anyOf(words)} )`;

const mail = 'e-?mails?|mails?|gmail|address(?:es)?|contact|inbox';
const account = `(?:${mail}|accounts?|acc|profiles?|pages?|id)`;
const relation = anyOf(
  'friend buddy bestie husband hubby wife wifey mom mum mother dad father brother bro sister sis boyfriend girlfriend bf gf fiancée?',
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
const writingTo =
  '(?:e-?mail(?:ing)?|mail(?:ing)?|contact|write|use|trust|reply|respond|answer|message|believe|pay|send)';

/** One look at whether a word begins spares most patterns their own. */
const cues = (atWordStart: string[], anywhere: string[]): string =>
  `${start}(?:${atWordStart.join('|')})|${anywhere.join('|')}`;

/** Somewhere before an address in its sentence, unless `takenBack` behind it. */
const cueBefore = new RegExp(
  cues(
    [
      // Who made what.
      `${work} (?:by|von|par|por|di|oleh|to)${end}|(?:photos?|pics?|images?|fotos?|bilder) ?©`,
      `(?:credits?|cred|créditos?|crédits?|crediti|cr) ?(?:photos?|vidéo|(?:de la )?fotos?|(?:de|da|du|di) \\p{L}{1,12})? ?(?:[:：=→–-]|(?:by|to|a|al|à|au|aos?|goes to|para|an)${end})`,
      `${craft} [^@:]{0,12}?(?:drawn|made|done|taken|designed|diseñad[oa]s?|hech[oa]s?|feit[oa]s?|fatt[oa]|fait(?:es?)?|réalisée?s?) (?:by|por|par|da|von|di)${end}|${craft} (?:macht|machte|gemacht von|сделал[аи]?|нарисовал[аи]?|zrobiła?|yapan)${end}`,
      `(?:original|rightful|copyright|dmca) (?:owner|holder|agent|creator|artist|author|photographer)s?${end}[^,]{0,15}$`,
      `original (?:video|clip|audio|sound|song|post)s? ?(?:[:：]|(?:by|from)${end})|ctto${end}|cr[.:]`,
      `original ?[:：]|(?:dmca|rights|copyright|removals?|takedowns?)[^@]{0,30} owner|(?:belongs?|property) (?:to|of)${end}`,
      // Those near to them.
      `(?:my|our) (?:\\p{L}+ )?${relation}(?:(?:'s?|s')${end}(?: (?:\\p{L}+ )?(?:biz|business|agency)${end})?|s (?=${account}|shop|business))|${account} of (?:my|our) ${relation}${end}`,
      `(?<=^[^\\p{L}]*)(?:wife|husband|hubby|sister|brother|bf|gf|boyfriend|girlfriend|friend)'s${end}|${notJoint('me i and & with w/ by')}(?:my|our|her|his|their) ${relation}(?: \\p{L}+)?(?: (?:is|at|on|can|be|reached|e-?mail|mail))*[ :：(→-]*$`,
      `${notJoint('con y com e mit und avec et en met с и dan và với ile')}(?:${foreignRelation})${end}(?! (?:y|e|ed|et|und|и|ve|dan|và) )[^,;]{0,20}$`,
      // Who is not them.
      `not (?:my|our)(?: \\p{L}+)? ${account}${end}|not (?:me|mine|us|ours)${end}|(?:isn'?t|ain'?t) (?:me|mine|my)${end}`,
      // Who pretends to be.
      `(?:beware|imperson\\p{L}*|impost[oe]rs?|scammers?|scam (?:alert|warning|${account})|estafa|betrug|truffa|(?:someone|somebody) (?:made|created|set up|opened)|phishing|hacked|catfish|posing as|pretend(?:s|ing)? to be)`,
      `(?:fakes|fake (?:${account}|me${end}|one|manager|agent|team)|fake ?[:：]|(?:someone|somebody|people|they) (?:is|are|keeps?) (?:using|writing|e?-?mailing))`,
      // What they have left.
      `(?:old|former|prev|previous|dead|inactive|wrong|expired|outdated|lost|compromised|disabled) (?:${mail})${end}`,
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
      `(?:old|wrong|spam|scam|antig[ou]o?|antiguo|viej[oa]|velh[oa]|vecchi[oa]|ancien(?:ne)?|alt|oud|gammal|gammel|star[yáýa]|stari|стар(?:ый|ая|ое)|eski|lama|cũ|قديم|قدیمی) ?(?:[:：→-]|[➡⏩]\\ufe0f?) ?$|bounces? ?[:：]? ?$|(?:chang|switch|mov)ed from $|(?:e-?mails?|mails?|messages?|dms?|writes?|writing|contacts?) (?:you )?from $|rip $|(?:e-?mail|mail|address) (?:was|war|era|était) $|lost (?:my )?(?:login|password|access) (?:to|for) $|access(?: to| ?[:：]) ?$`,
      // Whom to complain to, and whom not to write to.
      `report(?:ed|ing|s)? (?:all |any |the |this |these |my |our |such )?(?:fake|imperson|impost|scam|abuse|spam|bot|copy|stolen|hate|illegal|violation|problems?${end}|issues?${end}|profile|account|them|it${end}|user|to${end})[^.!?]{0,40}$`,
      `(?:shout ?outs?|s/o|thanks|thx|kudos|props|check out|ask|hire|contact|e-?mail) (?:to )?(?:my|our) (?:\\p{L}+ )?${relation}${end}(?! and )[^,;]{0,40}$`,
      `complain(?:ts?)? (?:about|to)[^.!?]{0,40}$`,
      `(?:do not|don'?t|never|stop) (?:ever )?${writingTo}(?: (?:to|at|this|the|my|old|any|anyone|anything|from|address|e-?mails?|mails?|messages?|money))*[ :：→-]*$`,
      `(?:no (?:(?:me|nos|le|lo) )?(?:escrib|us|conf|contact|respond)\\p{L}*|não (?:escrev|us|confi|mand|envi|respond)\\p{L}*|schreibt? nicht|nicht schreiben|n['e] ?(?:écri|répond|utilis|envo)\\p{L}+ (?:pas|plus)|ne pas (?:écrire|répondre|utiliser)|` +
        'non (?:scriv|mand|invi|us)\\p{L}+|не (?:пиш|отправл|присыл|шл)\\p{L}+|nie (?:pisz|wysyłaj)\\p{L}*|jangan (?:kirim|e-?mail|hubungi|pakai)|đừng (?:gửi|viết)|skriv (?:ikke|inte)|niet (?:meer )?(?:mailen|schrijven)|(?:nicht|kein(?:e|en)? (?:kontakt|mails?|anfragen)) (?:mehr )?(?:an|über|unter|auf)|不要再?(?:发|寄|联系)到?|别(?:再)?发到?)(?: (?:a|al|en|para|no|o|an|à|na|на|este|correo|e-?mail|mail|mais|nada|più|plus|больше|lagi|ke|đến|tới|pra|на|do|til|till|naar))*[ :：→-]*$',
    ],
    [
      '(?:出典|来源|來源|출처) ?[:：] ?$',
      `(?:撮影|カメラマン|写真|編集|イラスト|ロゴデザイン|アイコンデザイン|摄影|攝影|剪辑|剪輯|图源|圖源|图片来源|촬영|사진|편집|일러스트) ?[:：] ?${handle}`,
    ],
  ),
  'u',
);

const is = "(?:(?:it|this|that|which)(?:'?s| is| was)|is|was|are|has been|got|=)";
/** Right behind an address. */
const cueAfter = new RegExp(
  `^[ ,;(\\[–—←:-]{0,4}(?:${[
    // "❌ DM" is said of something else.
    '(?:[❌🚫⛔✖]\\ufe0f?){1,5}(?! ?(?:no |keine? |not )?(?:dms?|pm|spam|promo|calls?|whats|insta|personal|privat|collabs?|ads|direct|samples|trolls?|hate|fan))',
    "(?:has |is )?expired|until (?:20\\d\\d|last)|not (?:checked|monitored|used|read)(?! (?:on|at|every|daily|after|over))|does(?: not|n't) (?:work|belong)|in my name|block (?:him|her|them|it)",
    "(?:das|dies|that|this|he|she|it|ese|esto|eso|c|è|é|es|это|bu|to) ?'?(?:ist|is|s|es|est|è|é)? ?(?:ein|a|un|une|um|uno)? ?(?:scammer|impost[oe]r|betrüger|betrug|estafa|golp|arnaq|truffa|мошенник|oszust|dolandırıcı)",
    "(?:adresine |a |’a |'a )?(?:yazmay|mail atmay|göndermey)|(?:に|へ)(?:は)?(?:送らない|連絡しない)|(?:로|에) ?(?:보내지|연락하지)",
    `(?:${is} )?(?:not (?:me|mine|my|us|ours|real|official|the real|affiliated|active|in use)${end}|fake|hacked|imperson|scam|[?] ?(?:it|that)'?s (?:a )?(?:fake|scam|not))`,
    `${is} (?:not|now |a |an |the )?(?:closed|gone(?!\\p{L})|full(?!\\p{L}| of)|bouncing|fake|scam|impost|imperson|old|dead|someone|somebody|no longer|inactive|compromised|disabled)`,
    `(?:${is} )?(?:my |mi |mein |mon )${relation}${end}|to (?:impersonate|scam|trick)|pretending`,
    `(?:isn'?t|aren'?t|ain'?t) (?:me|mine|my|real|official)|do(?: not|n'?t) (?:e-?mail|contact|write|use|trust|believe|reply|answer|respond)(?: (?:to |on )?(?:it|this|them|him|her|that|here|there|anymore))*(?! ?\\p{L})|doesn'?t work|bounce[sd]|no longer`,
    '(?<=\\()(?:old|dead|inactive|editor|photographer|videographer)\\)',
    'no es m[íi]|no soy yo|es fals|não é me|não sou|é fals|ist nicht|bin ich nicht|gehört nicht|ist (?:ein )?fake|n.est pas|pas moi|non è mi|non sono io',
    'benim değil|bana ait değil|sahte|(?:это )?не (?:мо[йя]|я)|(?:это )?фейк|bukan (?:e-?mail|akun|saya|aku|punya|milik)|palsu|là giả|không phải',
    'ليس|مزيف|नकली|मेरा नहीं|mera nahi|は(?:私|偽)|は.{0,10}ありません|(?:은|는) (?:제|사칭|가짜)|사칭|不是我|是假|是骗',
  ].join('|')})(?! ?[^\\s@]{1,64}@)`,
  'u',
);

/** Accounts about somebody, or made of what somebody else has made. */
const secondHand = new RegExp(
  `(?<!official )(?:fan|stan)[ -]?(?:page|account|acc|club|made|konto|seite|profil)|${start}(?:run|made|managed) by (?:a )?fans?${end}|${start}(?:unofficial|parody|(?:inoffiziell|unoffiziell|niet officieel|inofficiell|nieoficjaln|неофициальн|resmi olmayan|gayri ?resmi)\\p{L}*|` +
    "no oficial|não[- ]oficial|non (?:officiel|ufficiale)|not affiliated|(?:don'?t|do not) own)|(?:no|não) (?:est[áa]|soy|somos|sou) (?:afiliad|asociad|associad)|aucun lien avec|(?:pas|non) affili|nicht verbunden mit|kein offizieller|nothing to do with|nada que ver con|nada a ver com|rien à voir avec|nichts zu tun mit|niente a che fare con|не име\\p{L}+ отношения|(?:just|only) a fan|parodi|prowadzon\\p{L} przez fan|" +
    '(?:cuenta|página|perfil|club) de (?:fans?|fãs?)|fã[- ]?clube|compte (?:de )?fan|pagina (?:di )?fan|фанатск|фан[- ]?(?:аккаунт|страниц|клуб|сообществ)|hayran (?:hesab|sayfa)|akun fans?|حساب (?:معجب|فانز)|팬 ?(?:계정|페이지|클럽)|ファン(?:アカウント|アカ|クラブ|ページ)|粉丝(?:号|账号|站|页)|後援会|非公式|非官方|비공식',
  'u',
);
const firstHand = new RegExp(
  `(?:official(?! fan)|(?<!\\p{L})(?:real|echt|verdader|vrai)|(?:equipe|assessoria|equipo|team|management) (?:del[ae]|d'elle|von|of|de|di)${end}|original|owner|artist|oficial|offiziell|officiel|ufficial|официальн|resmi|公式|本人|官方|공식|소속사|事務所|${start}(?:her|his|their) (?:team|mgmt|management|manager|agent|agency|e-?mail)|` +
    `${start}(?:su|sus|seu|sua|son|sa|leur|sein|seine|ihr|ihre|suo|sua|zijn|haar|его|её|ее|их) (?:equipo|equipe|équipe|agencia|agence|agentur|agente|manager|mánager|management|team|команд|менеджер)\\p{L}*|` +
    `${start}(?:for (?:them|him|her)|per (?:loro|lui|lei)|para (?:ell[oa]s?|el[ae]s?)|pour (?:eux|elle|lui)|für (?:sie|ihn)|manag|менедж|${start}(?:bookings?|inquiries) (?:of|for) (?!me${end}|us${end})|press|prensa|presse|пресс|beschwerd|resmi|zesp[oó]ł|support|help|problem\\p{L}*|issues?|soporte|suporte|assistance|hilfe))[^.!?]{0,30}$`,
  'u',
);

/** Right before the name of a brand or a star that is somebody else. */
const namingOthers = new RegExp(
  `${start}(?:sponsored by|(?:affiliated|associated|connected) (?:with|to)|in partnership with|(?:presented|hosted|powered) by|fans? of|fan ?(?:page|account|club|seite) (?:of|for|von)|(?:perfil|página|cuenta|club|pagina|compte) (?:de |di )?f[aã]n?s? (?:de|da|do|di)|gesponsert von|patrocinado (?:por|pela?)|sponsorisé par|(?:afiliad[oa]|asociad[oa]) (?:a|con|com|de)|lien avec|nothing to do with|nada que ver con|nada a ver com|rien à voir avec|nichts zu tun mit|niente a che fare con|offizieller (?:account|kanal) von|fan[óo]w(?: zespołu)?|affiliato a|verbunden mit) (?:the |la |el |le |o |a |at |@)?$`,
  'u',
);

/** "Not affiliated with Lumen ... legal@lumen.com". */
function belongsToNamed(context: string, domain: string): boolean {
  const at = context.indexOf(domain.slice(0, shortestName));
  if (at < 0 || domain.includes('fan')) return false;
  const [name = ''] = /^[\p{L}\d]+/u.exec(context.slice(at, at + 24)) ?? [];
  return domain.startsWith(name) && namingOthers.test(context.slice(Math.max(0, at - 40), at));
}
const shortestName = 4;

/** "My sister sells candles, mail her: ": whom, the same words have said. */
const writeToThem =
  /(?:e-?mail|write|write to|contact|message|reach|ask) (?:her|him|them)(?: at| here| on| under| via)?[ :→-]*$|(?:schreib\p{L}*|mail\p{L}*) (?:ihm|ihr|ihnen)[^.!?]{0,12}$|escr[íi]b\p{L}+les?(?: a| al?)?[ :→-]*$|écri(?:s|vez)[- ](?:lui|leur)[^.!?]{0,8}$|scriv\p{L}*(?:gli|tele|telo|le)(?: a)?[ :→-]*$|пиш\p{L}+ (?:ему|ей|им)[^.!?]{0,8}$/u;
const someone = new RegExp(
  `${start}(?:(?:my|our) (?:\\p{L}+ )?${relation}${end}|${foreignRelation})|${work} by `,
  'u',
);

/** "My cousin Paola does nails": hers is paola.nails@brand.com. */
const namedRelation = new RegExp(
  `${notJoint('me i and & with w/ con y com e mit und avec et с и')}(?:(?:my|our) ${relation}|${foreignRelation}) (\\p{L}{3,20})(?! (?:and|&|y|e|und|et|и) )`,
  'u',
);

/** "Managed by my husband Tom", "Bookings: my brother Ben". */
const onBehalf =
  /^[^\p{L}]*(?:manag|mgmt|mgt|repres|agent|booking|assist|pr(?!\p{L})|business|biz)\p{L}*(?: \p{L}+)?(?: ?[:：–-]| by )/u;

/** Only words that join: what is said of the address before is said of this one as well. */
const join = /^[ ,;/&+|]*(?:and|or|y|o|e|ou|et|und|oder|и|или|ve|dan)?[ ,;/&+|]*$/u;

export interface Surroundings {
  /** What stands before the address, back to the address before it, as its writer cased it. */
  before: string;
  /** The same, but further back, and what follows; in small letters. */
  context: () => string;
  /** In small letters. */
  after: string;
  /** The address itself, in small letters. */
  address: string;
  previous: 'none' | 'theirs' | 'own';
}

export function isSomebodyElses(surroundings: Surroundings): boolean {
  const { before, context, after, address, previous } = surroundings;
  const allBefore = before.toLowerCase();
  if (previous === 'theirs' && join.test(allBefore)) return true;
  const asWritten = lastSentence(before.slice(previous === 'none' ? 0 : lengthOfRemark(allBefore)));
  const sentence = asWritten.toLowerCase();
  const line = lastLine(allBefore);
  if (isNoMailbox(line, after) || isOutOfUse(sentence, line, after)) return true;
  if (isCredit(asWritten, address, () => anotherAddress.test(context())) || isCreditRightBefore(sentence))
    return true;
  if (cueRightBefore.test(sentence) || cueAfter.test(after)) return true;
  if (firstHand.test(sentence) && secondHand.test(context())) return true;
  const domain = address.slice(address.indexOf('@') + 1);
  if (!isMailbox(domain) && belongsToNamed(context(), domain)) return true;
  if (writeToThem.test(sentence) && someone.test(allBefore)) return true;
  const near = namedRelation.exec(allBefore)?.[1];
  if (near && !onBehalf.test(sentence) && echoes(near, address)) return true;
  const behindCue = onBehalf.test(sentence) ? 0 : endOfLast(cueBefore, sentence);
  return behindCue > 0 && !takenBack.test(sentence.slice(behindCue));
}

const anotherAddress = /[^\s@]@[^\s@]/;

/** "old@brand.com was hacked, write new@brand.com"; but "new@brand.com (nicht mehr old@brand.com)". */
function lengthOfRemark(before: string): number {
  const length = Math.max(cueAfter.exec(before)?.[0].length ?? 0, lengthOfLeftBehind(before));
  return before.slice(length).trim() === '' ? 0 : length;
}

const sentenceEnd = /[!?\n|;•·。！？]| \/ |(?<!\bcr)\.(?=\s)/gu;

function lastSentence(before: string): string {
  // "Photo credit:" and "■ Photo" on the line above are headings.
  const joined = before
    .replace(/([:：👇⬇])\ufe0f?\s+$/u, '$1 ')
    .replace(/(?<=^|\n)[■□◆◇●▼▶▬♪#]+ ?([^\n:：@]{1,20})\n(?=[^\n]*$)/u, '$1: ');
  return joined.slice(endOfLast(sentenceEnd, joined));
}

const lastLine = (before: string): string => before.slice(before.trimEnd().lastIndexOf('\n') + 1);

/** Where the last match ends; 0 without one. `matchAll` would copy the pattern, which takes longer than to use it. */
function endOfLast(pattern: RegExp, text: string): number {
  let end = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) end = pattern.lastIndex;
  return end;
}
