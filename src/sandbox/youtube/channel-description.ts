import { chance, mix, pick } from '../random.ts';
import { type Creator, creatorRandom } from '../world/creator.ts';
import type { Language } from '../world/languages.ts';
import { type Profile, profileOf } from '../world/profile.ts';
import { channelLinks } from './channel-links.ts';

interface Sentences {
  welcome: readonly string[];
  schedule: readonly string[];
  links: string;
}

/** `{niche}` is what the creator is about, `{name}` the first name. */
const sentences: Record<Language, Sentences> = {
  en: {
    welcome: [
      "Hi, I'm {name} and this channel is all about {niche}. I film, edit and answer every comment myself.",
      'Welcome! Here you will find honest videos about {niche}: what works, what does not, and what it costs.',
      '{niche}, explained slowly and shown step by step. I started in a tiny kitchen corner and never stopped.',
      'Long form videos about {niche} for people who like to take their time.',
    ],
    schedule: ['New videos every Tuesday and Friday.', 'A new video every week.', 'Subscribe and say hello!'],
    links: 'Find me on:',
  },
  es: {
    welcome: [
      'Hola, soy {name} y en este canal hablamos de {niche}.',
      'Bienvenidos a mi canal. Aquí encontrarás videos sobre {niche} paso a paso.',
    ],
    schedule: ['Video nuevo todos los jueves.', 'Suscríbete para no perderte nada.'],
    links: 'Sígueme en:',
  },
  de: {
    welcome: [
      'Hallo, ich bin {name} und hier dreht sich alles um das Thema {niche}.',
      'Willkommen auf meinem Kanal! Ehrliche Videos, Thema: {niche}.',
    ],
    schedule: ['Jeden Sonntag ein neues Video.', 'Lasst gerne ein Abo da!'],
    links: 'Ihr findet mich auch hier:',
  },
  fr: {
    welcome: [
      'Bonjour, moi c’est {name} et ici on parle d’une chose : {niche}.',
      'Bienvenue sur ma chaîne ! Des vidéos honnêtes, étape par étape : {niche}.',
    ],
    schedule: ['Une nouvelle vidéo chaque mercredi.', 'Abonnez-vous pour ne rien rater.'],
    links: 'Retrouvez-moi ici :',
  },
  pt: {
    welcome: [
      'Oi, eu sou {name} e aqui o assunto é {niche}.',
      'Bem-vindos ao canal! Vídeos sinceros sobre {niche}, passo a passo.',
    ],
    schedule: ['Vídeo novo toda quinta.', 'Se inscreve e ativa o sininho!'],
    links: 'Me encontre em:',
  },
  it: {
    welcome: [
      'Ciao, sono {name} e in questo canale si parla di {niche}.',
      'Benvenuti! Video sinceri, passo dopo passo: {niche}.',
    ],
    schedule: ['Un nuovo video ogni domenica.', 'Iscrivetevi al canale!'],
    links: 'Mi trovate anche qui:',
  },
  ja: {
    welcome: ['{name}です。{niche}についての動画を投稿しています。'],
    schedule: ['毎週土曜日に更新。', 'チャンネル登録お願いします。'],
    links: 'SNSはこちら：',
  },
  ko: {
    welcome: ['안녕하세요, {name}입니다. {niche} 영상을 올리는 채널이에요.'],
    schedule: ['매주 금요일 업로드.', '구독과 좋아요 부탁드려요.'],
    links: '다른 곳에서도 만나요:',
  },
  ar: {
    welcome: ['أهلاً، أنا {name}، وهذه القناة عن {niche}.'],
    schedule: ['فيديو جديد كل يوم جمعة.', 'لا تنسوا الاشتراك في القناة.'],
    links: 'تابعوني هنا:',
  },
  hi: {
    welcome: ['नमस्ते, मैं {name} हूँ। इस चैनल पर हम {niche} की बात करते हैं।'],
    schedule: ['हर रविवार नया वीडियो।', 'चैनल को सब्सक्राइब करें।'],
    links: 'मुझसे जुड़ें:',
  },
};

/**
 * What a channel says about itself, over several paragraphs. A third of those who have an e-mail address keep it out of
 * the text: they have it in the field for it alone.
 */
export function channelDescription(creator: Creator): string {
  const profile = profileOf(creator);
  if (profile.bio === '') return '';
  const random = creatorRandom(creator, 'youtube description');
  const hidesContact = keepsContactOut(creator, profile);
  if (!hidesContact && chance(random, 0.2)) return profile.bio;
  const { welcome, schedule, links } = sentences[creator.language];
  const niche = creator.language === 'en' ? creator.niche.name : creator.niche.local[creator.language];
  const intro = `${pick(random, welcome)} ${pick(random, schedule)}`
    .replaceAll('{niche}', niche)
    .replaceAll('{name}', creator.firstName);
  const shown = chance(random, 0.6) ? channelLinks(creator).map(({ address }) => address) : [];
  return [
    intro,
    ...(shown.length === 0 ? [] : [[links, ...shown].join('\n')]),
    // The world's bios end with the address.
    ...(hidesContact ? [] : [profile.bio]),
  ].join('\n\n');
}

export function keepsContactOut(creator: Creator, profile: Profile): boolean {
  return profile.contact !== null && mix(creator.seed, 740_000) % 3 === 0;
}
