import { anyWordOf } from './emails-in-text-words.ts';

/**
 * Who made what: creators name those who took the photo, cut the video and wrote the music, under a video line by
 * line. All of it reads one short sentence that ends at an address.
 */

/** What others make for a creator. */
export const craft = anyWordOf(
  "photos? pics? pictures? images? fotos? foto'?s fotky foto(?:grafie|grafia|grafía|grafii|ğraf(?:lar|ı|ları)?) (?:titel)?bild(?:er)? billed(?:e|er) zdjęci[ae]",
  'valokuva(?:t|us)? képek fot[oó]k? kép strona(?:·www)? poze φωτογραφ\\p{L}+ фото(?:графии?)? фотки صور[ةه]? تصوير عکاس فیلمبردار تدوین תמונות צילום ảnh ภาพ รูป फोटो (?:写真|画像|イラスト)提供 写真 撮影 사진 촬영 摄影 攝影 照片 图片 圖片 封面',
  'edit(?:s|ed|ing)? edición edição editare redigering (?:video·?)?schnitt montage montaje montaż montaggio monta(?:j|jı) montagem монтаж střih vágás kurgu klipping leikkaus',
  'dựng(?:·phim)? مونتاج עריכה 編集 動画編集 편집 剪辑 剪輯 后期 後製 thumbnails? miniatur(?:y|as?|en)? миниатюр[аы] превью обложк[аи] サムネ(?:イル)? 썸네일',
  'vinheta intro outro vignette banner header pfp icons? avatar logos? cover(?:·art)? capa portada',
  'camera kamera cámara câmera videos? vidéo vídeos? filmed filming cinematography dop drone кам[еэ]ра çekim quay·phim 動画',
  'art(?:work)? illustrations? ilustraci[oó]n(?:es)? ilustraç(?:ão|ões) ilustracj[ae]',
  'illustrazion[ie] arte zeichnung(?:en)? dibujos? desenhos? disegni rysunki рисунки арт иллюстраци[яи] çizim(?:ler)? イラスト 일러스트 그림 插画 插畫 animation animación animação анимация',
  'music musik musique música musica muzyka muziek музыка музика müzik(?:ler)? zene hudba musiikki muzică μουσική nhạc موسيقى מוזיקה bgm 音楽 楽曲 음악 音乐 音樂',
  'soundtrack sheet·music jingle beats? mix(?:ing)? master(?:ing)? sound(?:·?design)? ton звук fonts? schrift(?:art)? typeface (?:web·?)?site (?:web·?|site·)?design дизайн diseño(?:·web)? tasarım gra(?:phics|phisme|fik)',
  'hair make-?up h?mua styling maquillage maquiagem maquillaje trucco styl subtitles? captions? translations? untertitel sous-titres subtítulos legendas sottotitoli napisy',
  'титры субтитры перевод 字幕 翻訳 자막 번역 altyazı script drehbuch guion roteiro scénario сценарий',
);
const makers = anyWordOf(
  '(?:photo|video|cinemato)grapher videograf(?:o|a|in)? fotograf(?:in|ka|o|a|ie)? fotógraf[oa] fotoğrafçı photographe фотограф camera·?man kamera(?:mann|man) cámara operator оператор カメラマン 剪辑师 剪輯師 摄影师 攝影師 画师 畫師 设计师 編集者 絵師 편집자 촬영감독',
  '(?:video·?)?editors? editora? cutter(?:in)? монтаж[её]р monteur illustrat(?:or|orin|eur) ilustrador[a]? иллюстратор stylist designer diseñador[a]? translator composer',
);

const by = '(?:by|von|vom|par|por|di|da|de|od|av|af|door|от|oleh|bởi)';
/** "Schnitt: ", "Photo & edit – ", "Foto de portada: ", "Thumbnail by ". Makers themselves write "Photographer – Ada Lund". */
const heading = new RegExp(
  `^(?:(?:${craft}(?: ?[/&+,] ?| (?:(?:and|und|et|y|e|i|и|ve|och|og|en) )?)?){1,3}(?:(?:de|del|der|cover|portada|perfil) ?){0,2}(?:[:：=→|–—-]+|${by} )|${makers} ?[:：]|cr[eé]dit[oi]?s?(?: (?:de |da |du )?${craft})? ?[:：–-]?) ?`,
  'iu',
);
/** The only address of a bio may have it say who they are: "Photo & film – Ada Lund – ada@", "Chef: Marco Bini, marco@". */
const dashed = /[→|–—-] ?$/;
const pictured = /^[^\p{L}@]*[📷📸🎥🎬🎨🎵🎶✂]\ufe0f? ?[:：]/u;

const latinName = "\\p{Lu}[\\p{L}\\p{M}'.-]{0,24}";
const otherName = '\\p{Lo}[\\p{Lo}\\p{M}]{0,7}(?: \\p{Lo}[\\p{Lo}\\p{M}]{0,7})?';
const sign = '[(\\[<,–—、:：|→-]';
/** "Malte Behrens (", "Oskar, ", "ねこまる様": a name and nothing else; one without capitals needs a sign that it is one. */
const nameAlone = new RegExp(
  `^(?:["„][^"]{1,40}" ${by} )?(?:(?:agence|agencia|agência|agentur|studio|the|my|our|mein|meine|mon|ma|mi|meu|minha|la|el|le|il) ){0,2}(?:${latinName}(?: ${latinName}| (?:de|van|von|da|di|du|el|al)(?= )){0,4}|${otherName} ?(?:様|さん|さま|氏|님|씨|老师|老師)の?|${otherName}(?= ?${sign})|[\\u4e00-\\u9fff\\uac00-\\ud7a3]{2,4}(?= $))` +
    ` ?(?:${sign} ?){0,2}(?:\\p{L}{1,12}[:：] ?|(?:write|ask|hire|find|mail) (?:him|her|them) (?:at|under|on) )?$`,
  'u',
);
const ownWords =
  /(?<!\p{L})(?:me|ich|yo|eu|moi|io|business|biz|booking|collab|contact|kontakt|contacto|contato|e-?mail|dm|pr|work|anfragen|reservas|inquiries|enquiries|commissions?)(?!\p{L})/iu;

/** "Director: ", "Locución: ", "Lyrics by ", "Header © ": anything may be a credit that somebody's name follows. */
const anyHeading =
  /^(?:\p{L}[\p{L}\p{M}'’ &/+.-]{1,29}? ?[:：] ?|\p{L}[\p{L}\p{M} ]{2,24}? (?:by |© ?)(?=\p{Lu}))/u;
/** Headings of those who write on the creator's behalf, of the creator, and of networks. */
const ownHeading = new RegExp(
  '(?<!\\p{L})(?:mana[dg]?|mened[żz]|menad[žz]|menajer|менедж|m[áa]nager|mgmt|agen[tc]|agên|ügynök|агент|repr[eé]|repped|signed|book|reserv|rezerv|cont[ac]|kontakt|контакт|επικοιν|iletişim|liên hệ|hubungi|' +
    'business|biz|[ck]om+er[cs]|sponsor|partner|parcer|[ck]ol+ab|samarb|samenw|yhteist|k?oop?er|współprac|spoluprá|együttműk|сотруднич|співпрац|сарадњ|suradnj|saradnj|реклам|reklam|werbung|anunc|iş ?birl|' +
    'pr(?:ess|esse|ensa|omo)?(?!\\p{L})|imprensa|stampa|prasa|media|assist|ассист|asist|office|büro|biuro|ansprech|verantwort|impressum|inhaber|owner|founder|host|author|autor|name(?!\\p{L})|nombre|nome|nom(?!\\p{L})|imię|имя|' +
    "me(?!\\p{L})|i'?m|about|events?|shop|store|web|site|blog|podcast|channel|kanal|ig(?!\\p{L})|insta|tik|you ?tube|yt|twi|x(?!\\p{L})|face|fb|snap|tele|tg|discord|linked|e-?mail|mail|inqui|enqui|anfrag|upit|zapyt|запрос|" +
    'admin|tour|publicist|label|team|equip|endors|work|job|hire|lesson|coach|quản lý|ผู้จัดการ|ติดต่อ|مدير|إدارة|تواصل|מנהל|ניהול|סוכנ)|매니저|문의|소속|担当|マネ|お仕事|窓口|经纪|經紀|商务|商務|合作|联系|聯絡',
  'iu',
);

const withoutAccents = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** "Luka Barić" in luka@brand.com. */
export function echoes(name: string, address: string): boolean {
  const whole = withoutAccents(address);
  return (withoutAccents(name).match(/[\p{L}\p{Nd}]{3,}/gu) ?? []).some((word) => whole.includes(word));
}

const honorific = /(?:様|さん|さま|氏|님|씨|老师|老師)/;

/** "Art: Prints, ada@brand.com" names nobody, "Photo: Ada, ada@brand.com" does. */
const oneWord = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'.-]*[^\p{L}]*$/u;

/** "撮影：", and no name yet. */
const shortestCredit = 3;

/** "Schnitt: Malte Behrens (", "Music: "Tide" by Kelp Choir (licensing: ", in the writer's own capitals. */
export function isCredit(written: string, address: string, standsBesideOthers: () => boolean): boolean {
  const sentence = written.replace(/^[^\p{L}@]+/u, '');
  if (sentence.length < shortestCredit) return false;
  const found = heading.exec(sentence);
  const rest = sentence.slice(found?.[0].length ?? 0);
  const isHeaded = found !== null || pictured.test(written);
  const isNamed =
    (nameAlone.test(rest) && (!oneWord.test(rest) || echoes(rest, address))) ||
    /^@[\w.]+ ?[(,–-]? ?$/.test(rest);
  if (isHeaded && isNamed && !ownWords.test(rest))
    return !dashed.test(found?.[0] ?? '') || standsBesideOthers();
  const [unknown = ''] = anyHeading.exec(sentence) ?? [];
  if (unknown === '' || ownHeading.test(unknown)) return false;
  const name = sentence.slice(unknown.length);
  return nameAlone.test(name) && (honorific.test(name) || echoes(name, address)) && standsBesideOthers();
}

/** Right before an address, in small letters: "art by: ", "foto de portada: ", "fotky: ". */
export const isCreditRightBefore = (sentence: string): boolean => creditRightBefore.test(sentence);

const creditRightBefore = new RegExp(
  `(?<!\\p{L})(?:${anyWordOf('art artwork photos? fotos? music edits? logo design thumbnails? banner cover')} (?:by|von|por|par|di|de) ?[:：]|` +
    `${anyWordOf("foto'?s fotos? fotky zdjęci[ae] φωτογραφίες valokuvat képek kép poze billeder ảnh titelbild photos?")}(?: (?:de|del|der|da|di) \\p{L}{1,12})? ?[:：]|` +
    `${anyWordOf('fonts? schriftart typeface edición edição édition editare editing střih montaż montaje montagem montaggio vágás redigering videoschnitt шрифт')} ?[:：]) ?$|(?:头像|頭像|头图|封面|アイコン|ヘッダー|아이콘|프사)[^@\\n]{0,3}(?:by|[:：]|は|작)[^@\\n]{0,12}$`,
  'u',
);
