import type { Language } from './languages.ts';

/** A name as its bearer writes it, and in the letters that a handle may have. */
export interface Name {
  written: string;
  latin: string;
}

interface NameStock {
  women: readonly Name[];
  men: readonly Name[];
  families: readonly Name[];
  /** Whether the family name is written first, without a space. */
  familyFirst?: true;
}

/** Reads `Zoë Maya さくら/sakura`: after a slash the latin form, where stripping accents does not give it. */
function names(text: string): Name[] {
  return text.split(' ').map((part) => {
    const [written = part, latin] = part.split('/');
    return { written, latin: latin ?? stripAccents(written) };
  });
}

function stripAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/ß/g, 'ss')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

export const nameStocks: Record<Language, NameStock> = {
  en: {
    women: names(
      'Maya Zoë Harper Ivy Nora Talia Juniper Esme Paige Willa Imani Saoirse Delphine Marlowe Priya Tamsin Wren Odette Briony Keira Amara Lottie Fern Sienna Bea Quinn Rosalind Hazel Thandi Mei',
    ),
    men: names(
      'Callum Ezra Theo Jasper Malik Rowan Dex Silas Otis Kofi Beckett Arlo Finnian Mateo Idris Reuben Casper Ned Tobias Kwame Hugo Ellis Dashiell Ravi Bram Leander Micah Soren Digby Lennox',
    ),
    families: names(
      'Okonjo Ashdown Fairwater Merriweather Tolliver Brackenridge Hollis Penhale Quillfeather Sable Winterbourne Castellan Dunmore Everleigh Farrow Greaves Halloran Inglewood Juneberry Kestrel Larkspur Moxley Northcott Osei Pellham Ravenhill Stillwell Thackery Umber Vance Wexcombe Yarrow Brightwell Copperfieldt Adeyinka Mbatha Lindqvist Petrakis',
    ),
  },
  es: {
    women: names(
      'Lucía Ximena Noa Aitana Renata Candela Martina Itzel Paloma Abril Jimena Marisol Yaretzi Inés Valeria Rocío Nahia Araceli',
    ),
    men: names(
      'Íker Mateo Santi Gael Thiago Bruno Joaquín Emiliano Nico Álvaro Rubén Elías Damián Unai Facundo Tadeo Ciro León',
    ),
    families: names(
      'Quintanar Belmonte Arriaga Zúñiga Montalvo Peñarrubia Cifuentes Olmedo Valdelomar Sarabia Echeverri Luján Carvajal Rosales Ibarrola Tovar Nogales Fuenmayor',
    ),
  },
  de: {
    women: names(
      'Lena Frieda Mila Greta Annika Svenja Leonie Ronja Jule Käthe Marlene Fenja Tilda Paula Smilla Wiebke',
    ),
    men: names(
      'Jonas Levi Anton Emil Till Mats Lukas Bjarne Kilian Oskar Jannik Falk Hannes Malte Korbinian Veit',
    ),
    families: names(
      'Brückmann Sonnenfeld Haselhoff Wiesengrund Lindenau Kranzler Osterkamp Vogtland Rübenach Steinhagen Wolkenstein Ahrenholt Birkental Falkenried Grünewald Möwenthal',
    ),
  },
  fr: {
    women: names(
      'Clémence Inès Léonie Margaux Apolline Maëlle Capucine Noémie Salomé Éloïse Fanta Ysée Solène Romane Aïcha Lison',
    ),
    men: names(
      'Gaspard Maël Côme Bastien Éliott Noé Augustin Rayan Loïc Marius Basile Ilyès Titouan Achille Corentin Sacha',
    ),
    families: names(
      'Delacourbe Marchenoir Fontanelle Bellerive Castaing Duvernay Lagrangette Montclair Pervenche Rochebrune Sauvanne Vauclaire Chanterel Boisfleury Garancher Amblard',
    ),
  },
  pt: {
    women: names(
      'Luana Bia Isadora Yasmin Rafaela Helô Tainá Cecília Manu Letícia Janaína Lorena Iara Duda Núbia Catarina',
    ),
    men: names(
      'Caio João Vinícius Davi Thales Otávio Igor Murilo Benício Raul Ícaro Guga Danilo Tomás Renan Zeca',
    ),
    families: names(
      'Albuquerque Nogueira Teixeirinha Vasconcelos Pimentel Queirós Sampaio Bragança Cavalcante Figueira Guimarães Lacerda Mourão Paranhos Rezende Valadares',
    ),
  },
  it: {
    women: names(
      'Ginevra Beatrice Ludovica Noemi Ilaria Azzurra Chiara Fiamma Viola Serena Mirta Arianna Gaia Ornella',
    ),
    men: names(
      'Leonardo Tommaso Nicolò Edoardo Brando Elia Pietro Ettore Samuele Dario Manfredi Ruggero Cosimo Zeno',
    ),
    families: names(
      'Bellandi Montesanti Roccaforte Verdecchia Fiordaliso Castellucci Melograno Torrisani Valsecco Olivastri Pianetti Guarnacci Lunardoni Cipressini',
    ),
  },
  ja: {
    familyFirst: true,
    women: names(
      'さくら/sakura ひなた/hinata 結衣/yui 美月/mizuki 葵/aoi りん/rin 紬/tsumugi 千夏/chinatsu ゆめ/yume 花音/kanon',
    ),
    men: names(
      '蓮/ren 陽翔/haruto 湊/minato 大和/yamato そら/sora 悠真/yuma 樹/itsuki 健太/kenta 朔/saku りく/riku',
    ),
    families: names(
      '森野/morino 星川/hoshikawa 青柳/aoyagi 月島/tsukishima 桜庭/sakuraba 風間/kazama 雨宮/amamiya 白石/shiraishi 海野/unno 朝比奈/asahina',
    ),
  },
  ko: {
    familyFirst: true,
    women: names(
      '서연/seoyeon 하은/haeun 지우/jiwoo 수아/sua 다은/daeun 예린/yerin 소율/soyul 나윤/nayun 보람/boram 유나/yuna',
    ),
    men: names(
      '민준/minjun 도윤/doyun 시우/siwoo 준호/junho 태오/taeo 현우/hyunwoo 이안/ian 건우/gunwoo 우진/woojin 재민/jaemin',
    ),
    families: names('한/han 서/seo 문/moon 윤/yoon 백/baek 노/noh 차/cha 류/ryu 남/nam 선우/sunwoo'),
  },
  ar: {
    women: names(
      'ليان/layan نورة/noura سلمى/salma ريم/reem جود/joud هند/hind ياسمين/yasmeen مريم/maryam دانة/dana لمى/lama',
    ),
    men: names(
      'عمر/omar فهد/fahad يزن/yazan سامي/sami طارق/tariq راكان/rakan زيد/zaid كريم/kareem ماجد/majid باسل/basel',
    ),
    families: names(
      'الراوي/alrawi المنصوري/almansouri الزهراني/alzahrani قباني/qabbani الكتبي/alketbi حداد/haddad العلمي/alami النجار/alnajjar درويش/darwish السالم/alsalem',
    ),
  },
  hi: {
    women: names(
      'आन्या/aanya मीरा/meera काव्या/kavya रिया/riya तारा/tara इशिता/ishita दिया/diya नेहा/neha सान्वी/saanvi जूही/juhi',
    ),
    men: names(
      'आरव/aarav विवान/vivaan कबीर/kabir रोहन/rohan अर्जुन/arjun देव/dev ईशान/ishaan नील/neel यश/yash समर/samar',
    ),
    families: names(
      'मेहरोत्रा/mehrotra जोशी/joshi भाटिया/bhatia सक्सेना/saxena देसाई/desai चौहान/chauhan त्रिवेदी/trivedi नायर/nair राठौर/rathore बनर्जी/banerjee',
    ),
  },
};
