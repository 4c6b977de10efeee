import type { Language } from './languages.ts';

/**
 * What people write. `{topic}` is what the post is about, `{niche}` what the creator is about, `{city}` where they
 * live, `{emoji}` a fitting emoji, `{name}` the first name.
 */
interface Phrases {
  captions: readonly string[];
  bios: readonly string[];
  cities: readonly { name: string; country: string }[];
  /** The line before an e-mail address. */
  contact: readonly string[];
}

/** Reads `Lyon/FR Lille/FR`. */
function places(text: string) {
  return text.split(' ').map((part) => {
    const [name = '', country = ''] = part.split('/');
    return { name, country };
  });
}

export const phrases: Record<Language, Phrases> = {
  en: {
    captions: [
      'My honest take on {topic} {emoji}',
      'Everything I wish I knew about {topic}',
      'POV: you finally figured out {topic} {emoji}',
      'Day 12 of {topic} and I am not going back',
      'Three tips for {topic} that nobody told me',
      'Replying to the top comment: {topic}, explained {emoji}',
      'My grandma watched me try {topic} and had opinions',
      'A rainy sunday and {topic} {emoji} that is the whole plan',
      'Stop scrolling if you care about {topic}',
      'I tested {topic} for 30 days so you do not have to',
      'Unpopular opinion about {topic}…',
      'The lazy version of {topic} {emoji}',
      'Save this for later! {topic}, step by step',
      'My roommate laughed at {topic}. Look at it now {emoji}',
      'Come along: {topic} edition',
      'The biggest mistake with {topic} (I made it twice)',
      'Part 2 because you asked: {topic}',
      'Nobody talks about {topic} enough {emoji}',
      'This neighbour of mine got me into {topic}',
      'Cheap, quick and it works: {topic} {emoji}',
    ],
    bios: [
      '{niche} made simple {emoji}\n{city}',
      '{emoji} {niche}, every day\n📍 {city}',
      'just a human who loves {niche} {emoji}',
      '{name} | {niche}\nhonest reviews, no fluff\n{city} {emoji}',
      'Your friend for {niche} {emoji}\nnew video every tuesday',
      'helping you with {niche}, one minute at a time {emoji}',
      '{emoji} {niche} on a budget\nparent of two · {city}',
      'I try it so that you don’t have to.\n{niche} & slow mornings ☕',
      '{city} based {emoji} {niche} nerd\n👇 my favourites',
    ],
    cities: places(
      'Leeds/GB Bristol/GB Glasgow/GB Portland/US Austin/US Chicago/US Denver/US Toronto/CA Halifax/CA Melbourne/AU Perth/AU Cork/IE Galway/IE Wellington/NZ Durban/ZA Mumbai/IN Kochi/IN Manila/PH Cebu/PH',
    ),
    contact: ['📩 ', 'collabs: ', 'business: ', 'for work 👉 ', 'PR & partnerships\n', 'contact – ', '💌'],
  },
  es: {
    captions: [
      'Mi opinión sincera sobre {topic} {emoji}',
      'Lo que nadie te cuenta de {topic}',
      'Tres consejos de {topic} para empezar hoy',
      'Probé {topic} durante 30 días {emoji}',
      'Guarda este video: {topic} paso a paso',
      'Mi abuela no entiende {topic} {emoji}',
    ],
    bios: [
      '{niche} sin complicaciones {emoji}\n📍 {city}',
      '{emoji} Amo {niche}\nvideos nuevos cada semana',
      '{name} · {niche}\n{city} {emoji}',
      'Te ayudo con {niche} {emoji}',
    ],
    cities: places(
      'Valencia/ES Sevilla/ES Guadalajara/MX Oaxaca/MX Bogotá/CO Medellín/CO Rosario/AR Valparaíso/CL Miami/US',
    ),
    contact: ['📩 ', 'colaboraciones: ', 'contacto: ', 'trabajemos juntos 👉 '],
  },
  de: {
    captions: [
      'Meine ehrliche Meinung: {topic} {emoji}',
      'Was dir niemand sagt: {topic}',
      'Drei Tipps: {topic} {emoji}',
      '30 Tage {topic} – mein Fazit',
      'Speicher dir das ab: {topic}, Schritt für Schritt',
      'Mein größter Fehler bisher: {topic} {emoji}',
    ],
    bios: [
      '{niche} einfach erklärt {emoji}\n📍 {city}',
      '{emoji} {niche} & ganz viel Kaffee',
      '{name} aus {city}\n{niche} {emoji}',
      'Jeden Tag ein bisschen {niche} {emoji}\nWerbung',
    ],
    cities: places('Leipzig/DE Köln/DE Freiburg/DE Bremen/DE Graz/AT Linz/AT Basel/CH'),
    contact: ['📩 ', 'Kooperationen: ', 'Anfragen an ', 'Kontakt: '],
  },
  fr: {
    captions: [
      'Mon avis honnête : {topic} {emoji}',
      'Ce que personne ne dit : {topic}',
      'Trois astuces : {topic} {emoji}',
      '30 jours avec {topic}, le bilan',
      'Enregistre pour plus tard : {topic}',
      'Ma grand-mère découvre {topic} {emoji}',
    ],
    bios: [
      '{niche}, tout simplement {emoji}\n📍 {city}',
      '{emoji} Passionnée par {niche}',
      '{name} · {niche}\n{city} {emoji}',
      'Chaque jour un peu plus : {niche} {emoji}',
    ],
    cities: places('Nantes/FR Lyon/FR Lille/FR Bruxelles/BE Namur/BE Montréal/CA Lausanne/CH'),
    contact: ['📩 ', 'collabs : ', 'contact : ', 'partenariats 👉 '],
  },
  pt: {
    captions: [
      'Minha opinião sincera: {topic} {emoji}',
      'Ninguém te conta isso: {topic}',
      'Três dicas de {topic} {emoji}',
      'Testei {topic} por 30 dias',
      'Salva pra depois: {topic} passo a passo',
      'Minha vó amou: {topic} {emoji}',
    ],
    bios: [
      '{niche} sem complicação {emoji}\n📍 {city}',
      '{emoji} apaixonada por {niche}',
      '{name} | {niche}\n{city} {emoji}',
      'Todo dia um pouco de {niche} {emoji}',
    ],
    cities: places('Recife/BR Curitiba/BR Salvador/BR Manaus/BR Porto/PT Braga/PT'),
    contact: ['📩 ', 'parcerias: ', 'contato: ', 'publi 👉 '],
  },
  it: {
    captions: [
      'La mia opinione sincera: {topic} {emoji}',
      'Quello che nessuno dice: {topic}',
      'Tre consigli: {topic} {emoji}',
      '30 giorni di {topic}, ecco com’è andata',
      'Salva il video: {topic} passo dopo passo',
      'Mia nonna approva: {topic} {emoji}',
    ],
    bios: [
      '{niche} senza stress {emoji}\n📍 {city}',
      '{emoji} vivo di {niche}',
      '{name} · {niche}\n{city} {emoji}',
      'Ogni giorno un po’ di {niche} {emoji}',
    ],
    cities: places('Torino/IT Bologna/IT Lecce/IT Verona/IT Palermo/IT'),
    contact: ['📩 ', 'collaborazioni: ', 'contatti: ', 'scrivimi 👉 '],
  },
  ja: {
    captions: [
      '{topic}の正直レビュー{emoji}',
      '知らないと損する{topic}',
      '{topic}のコツ3つ{emoji}',
      '30日間{topic}を続けた結果',
      '保存してね!{topic}の手順',
      'おばあちゃんと{topic}{emoji}',
    ],
    bios: [
      '{niche}をやさしく解説{emoji}\n📍{city}',
      '{emoji}{niche}が好きな会社員',
      '{name}です🙌\n{niche}のこと毎日更新{emoji}',
      '{niche} × ゆるい暮らし{emoji}',
    ],
    cities: places('福岡/JP 札幌/JP 京都/JP 名古屋/JP 金沢/JP'),
    contact: ['お仕事のご依頼は\n', '📩', '連絡先:', 'PR→'],
  },
  ko: {
    captions: [
      '{topic} 솔직 후기 {emoji}',
      '아무도 안 알려주는 {topic}',
      '{topic} 꿀팁 3가지 {emoji}',
      '30일 동안 {topic} 해본 결과',
      '저장 필수! {topic} 순서',
      '할머니와 함께하는 {topic} {emoji}',
    ],
    bios: [
      '{niche} 쉽게 알려드려요 {emoji}\n📍{city}',
      '{emoji} {niche} 기록',
      '{name} 입니다 🙌\n{niche} {emoji}',
      '매일 {niche} 한 스푼 {emoji}',
    ],
    cities: places('서울/KR 부산/KR 제주/KR 대구/KR 전주/KR'),
    contact: ['📩 ', '협업 문의: ', '비즈니스 ', '광고문의→'],
  },
  ar: {
    captions: [
      'رأيي الصريح في {topic} {emoji}',
      'ما لا يخبرك به أحد عن {topic}',
      'ثلاث نصائح عن {topic} {emoji}',
      'جربت {topic} لمدة ٣٠ يوم',
      'احفظ الفيديو: {topic} خطوة بخطوة',
      'جدتي تتكلم عن {topic} {emoji}',
    ],
    bios: [
      '{niche} ببساطة {emoji}\n📍 {city}',
      '{emoji} كل يوم عن {niche}',
      '{name} | {niche}\n{city} {emoji}',
      'أشارككم تجربتي مع {niche} {emoji}',
    ],
    cities: places('الرياض/SA جدة/SA القاهرة/EG دبي/AE مراكش/MA عمّان/JO'),
    contact: ['📩 ', 'للتعاون: ', 'للإعلانات ', 'تواصل: '],
  },
  hi: {
    captions: [
      '{topic} पर मेरी सच्ची राय {emoji}',
      '{topic} के बारे में कोई नहीं बताता',
      '{topic} के तीन आसान टिप्स {emoji}',
      '30 दिन तक {topic} करके देखा',
      'सेव कर लो: {topic} स्टेप बाय स्टेप',
      'दादी और {topic} {emoji}',
    ],
    bios: [
      '{niche} आसान भाषा में {emoji}\n📍 {city}',
      '{emoji} रोज़ थोड़ा {niche}',
      '{name} | {niche}\n{city} {emoji}',
      '{niche} से प्यार {emoji}',
    ],
    cities: places('जयपुर/IN पुणे/IN इंदौर/IN लखनऊ/IN दिल्ली/IN'),
    contact: ['📩 ', 'कोलैब: ', 'बिज़नेस: ', 'संपर्क 👉 '],
  },
};
