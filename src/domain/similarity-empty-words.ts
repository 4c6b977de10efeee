/**
 * Words that say nothing of a subject though they are no function words. Compared as `keyOf` leaves words: in lower
 * case, without accents, Latin ones without the plural's "s".
 */
const lists = {
  creators:
    'account accounts backup blog blogger channel community content creator creators digital fan follow follower followers ' +
    'following influencer insta instagram member official oficial offiziell officiel page personal profile public figure ' +
    'reel sub subscribe subscriber subscribers team tiktok tiktoker tt ig yt vlogger youtube youtuber video videos short shorts ' +
    'snap snapchat facebook twitter discord telegram whatsapp twitch patreon spotify live stream tube canal kanal chaine pagina cuenta ' +
    'perfil creador creadora criador criadora createur creatrice influenceur contenido conteudo contenu',
  business:
    'ad advertising affiliate ambassador amazon app available bio biz book booking booking brand business buy campaign click code ' +
    'collab collabs collaboration colaboracion colaboracione colaboracoe contact contacto contato contatti cooperation deal delivery dm dms discount ' +
    'download email enquiries enquiry free gifted giveaway gmail hotmail info inquiries inquiry kontakt kooperation kooperationen ' +
    'link links mail management manager mgmt offer order outlook parceria parcerias partenariat partner partnership partnerships ' +
    'pr press price promo promotion publi sale sell shipping shop sponsor sponsored sponsorship store support talent website web whatsapp ' +
    'werbung anzeige anfragen anfrage publicidad publicite com www http https',
  reach:
    'comment explore explorepage fy fyp fypage fypシ foryou foryoupage foryourpage parati paratii paravoce pourtoi pertee perte like likes share ' +
    'tag trend trending trendy viral viralvideo viralreel xyzbca blowthisup blowup goviral capcut reelsinstagram instagood instadaily ' +
    'instamood photooftheday picoftheday igers tbt repost duet stitch greenscreen fürdich furdich neiperte keşfet kesfet おすすめ 추천 ' +
    'explorar reelsviral tiktokviral viraltiktok tiktokindia tiktokmademebuyit reelsvideo reelitfeelit shortsfeed shortsvideo ytshorts youtubeshorts',
  forms:
    'advice answer beginner beginners challenge compilation complete day days daily edition ep episode everyday fact favorite favourite fail full ' +
    'guide guides hack hacks haul help honest how howto idea ideas inspiration inspo intro journey list lesson life lifestyle minute ' +
    'mistake moment month morning night opinion part pov question quick rating reaction review reviews routine secret ' +
    'series serie session simple step stories story storytime test tested testing tip tips top trick tricks truth tutorial ' +
    'tutorials unboxing update ultimate unpopular vlog vlogs vs week weekend weekly year years thing things stuff way lot kind ' +
    'consejo consejos conselho dica dicas opinao opiniao opinione avis astuce astuces conseil conseils tipp tipps trucchi consiglio ' +
    'consigli ehrlich ehrliche honnete sincera sincero sincere rezension erfahrung fazit erklart einfach video videos dia dias tag tage jour jours ' +
    'giorno giorni semana woche semaine settimana ano anos jahr jahre annee paso passo pas schritt parte teil paso receta',
  feelings:
    'amazing awesome beautiful best better big bit bless blessed cute cool crazy dream easy enjoy epic excited fun funny good ' +
    'great happy happiness heart hello hey hi hope joy kind literally lol love loved lover loving lowkey mood new nice obsessed ' +
    'omg perfect please positive pretty proud real really relatable sad smile special super sweet thank thanks true vibe vibes ' +
    'welcome wonderful wow yay amor amo apasionada apaixonada passionnee passione vida vie leben vita feliz gracias obrigada merci danke ' +
    'grazie hola oi bonjour salut hallo ciao liebe lieb amour amore mejor melhor meilleur beste migliore nuevo novo nouveau neu nuovo',
  promises:
    'authentic certified cheap coolest curated different educational entertaining entertainment everything exciting exclusive expert ' +
    'famous finest global hottest informative inspirational inspiring international latest leader leading mission newest ' +
    'popular professional quality quantity surprising unique variety various worldwide wonderful honest fluff budget ' +
    'bestselling author founder ceo host owner award winning',
  people:
    'anyone boy boyfriend bro brother dude everybody everyone friend friends girl girlfriend girls ' +
    'grandma guy guys human husband lady lover man men nobody old people person sis sister ' +
    'somebody someone wife woman women young world abuela abuelo mae mere nerd oma opa nonna nonno grand amiga amigo ami freund freunde amici gente leute',
  doing:
    'ask asked back based become believe bring change check come coming create created creating daily did discover doing ' +
    'done made explain explained feel find follow found gave get getting give giving go going gone gonna got hate hear helping hit inspire join keep know last learn ' +
    'learning let live living look looking lose make makes making mean meet miss move need never next old open passionate post posted posting ' +
    'put ready reply save say see seen send share sharing show simple start started starting stay stop scroll scrolling take talk talking ' +
    'teach tell telling thing think tried try trying turn use used using wait wanna want wants watch watched watching win wish work working works ' +
    'probe probar guarda guardar salva salvar speicher enregistre cuenta dice personne niemand nadie nessuno ninguem conte conta dit erzahl sagt ayudo helfe aide aiuto',
  measures:
    'about ago almost always around actually again already anymore away bad below big ever every first half hour hours later less little long many maybe million ' +
    'more most much nearly number often once one only other second small soon still ten thousand three time times today together tomorrow ' +
    'tonight now two under whole yesterday age yo old em pm uno due trois drei tres dos duas zwei deux tre primer primeira premier erste primo toujours immer siempre sempre hoy hoje heute aujourdhui oggi ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december',
  elsewhere:
    'يوم فيديو متابعة تابع حساب رسمي للتواصل للتعاون تعاون تواصل اعلان إعلان اعلانات إعلانات تجربة رأي نصائح شكرا حياة حب كل ' +
    'दिन वीडियो फॉलो टिप्स प्यार लाइफ ' +
    'видео подписка подписывайтесь реклама сотрудничество почта блог блогер жизнь любовь люблю день советы обзор ' +
    '動画 毎日 公式 お仕事 依頼 仕事 連絡 連絡先 フォロー いいね 好き レビュー 大好き 紹介 発信 更新 保存 日間 結果 日常 情報 ' +
    '视频 每天 合作 关注 分享 生活 日常 推荐 喜欢 商务 ' +
    '매일 일상 협업 문의 광고 영상 유튜브 인스타 팔로우 소통 기록 후기 꿀팁 추천 비즈니스 오늘 결과 솔직',
} as const;

export const emptyWords: ReadonlySet<string> = new Set(
  Object.values(lists)
    .flatMap((list) => list.split(' '))
    .flatMap((word) => [word, /^[a-z]{4,}$/.test(word) ? word.replace(/(?<![sui])s$/, '') : word]),
);

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countries = letters.flatMap((first) => letters.map((second) => countryNames.of(first + second) ?? ''));
/** The time zones name the big cities of all countries. */
const cities = Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1) ?? '');
const shortNames =
  'usa uk uae nyc la sf atl miami texas california florida austin brooklyn manchester barcelona hamburg munich münchen köln milano roma rio bali';

/** Names of one word only: "New York" has no word of its own. */
export const placeNames: ReadonlySet<string> = new Set(
  [...countries, ...cities, ...shortNames.split(' ')]
    .map((name) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
    .filter((name) => /^[a-z]{2,}$/.test(name)),
);
