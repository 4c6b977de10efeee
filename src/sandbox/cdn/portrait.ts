import { chance, integerBetween, pick, type Random } from '../random.ts';
import { type Creator, creatorRandom } from '../world/creator.ts';
import { beanie, cap, type Hair, headscarf, longHair, shortHair } from './portrait-hair.ts';

/** The picture of an invented person, as SVG: a calm background, shoulders, a friendly face. */
export function drawPortrait(creator: Creator): string {
  const random = creatorRandom(creator, 'portrait');
  const [light, deep] = pick(random, backgrounds);
  const skinTone = drawSkin(random, creator);
  const [skin, skinShade] = skins[skinTone] ?? skins[3];
  const [garment, garmentShade] = pick(random, garments);
  const hair = drawHair(random, creator, skinTone);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">',
    `<defs><linearGradient id="sky" x1="0" y1="0" x2=".6" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${deep}"/></linearGradient>`,
    `<linearGradient id="cloth" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${garment}"/><stop offset="1" stop-color="${garmentShade}"/></linearGradient>`,
    `<linearGradient id="skin" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${skin}"/><stop offset="1" stop-color="${mixColors(skin, skinShade, 0.35)}"/></linearGradient></defs>`,
    '<rect width="200" height="200" fill="url(#sky)"/>',
    pick(random, backdrops),
    '<g transform="translate(0 8)">',
    hair.back,
    shoulders(random, skin, skinShade, garmentShade),
    hair.hidesEars ? '' : ears(random, skin, skinShade),
    `<path fill="url(#skin)" d="${pick(random, faces)}"/>`,
    face(random, creator, skinTone, hair.color),
    hair.front,
    chance(random, 0.24) ? glasses(random) : '',
    '</g></svg>',
  ].join('');
}

const backgrounds = [
  ['#ffd9c7', '#f6a58d'],
  ['#d4e8ff', '#8fb8f0'],
  ['#e3dcff', '#ab9cf0'],
  ['#d6f3e4', '#7fcaa8'],
  ['#fff0c2', '#f5c560'],
  ['#ffd9e8', '#f08fb4'],
  ['#d2f1f5', '#6fc0cf'],
  ['#f3e6d8', '#cfa985'],
  ['#e9edc9', '#a9b87c'],
  ['#f8d4d4', '#d97c7c'],
  ['#dbe2ef', '#7388b0'],
  ['#fbe3ff', '#c78be0'],
  ['#ffe3b8', '#f08a4b'],
  ['#c9d6df', '#52616b'],
  ['#cdeac0', '#5fa777'],
  ['#cfd8ff', '#5a6fd8'],
] as const;

const backdrops = [
  '',
  '<circle cx="100" cy="98" r="78" fill="#fff" opacity=".25"/>',
  '<circle cx="158" cy="44" r="30" fill="#fff" opacity=".35"/>',
  '<g fill="none" stroke="#fff" stroke-width="9" opacity=".2"><circle cx="100" cy="100" r="66"/><circle cx="100" cy="100" r="90"/></g>',
  '<path d="M-10 120C40 80 120 150 210 90V210H-10Z" fill="#fff" opacity=".22"/>',
  '<path d="M0 0H78L0 110Z" fill="#fff" opacity=".18"/>',
  '<rect x="34" y="22" width="132" height="190" rx="66" fill="#fff" opacity=".24"/>',
] as const;

const skins = [
  ['#ffe0cf', '#f0b79f'],
  ['#fbd3b6', '#e5a782'],
  ['#f5c6a2', '#dc9a70'],
  ['#eab891', '#cb8b60'],
  ['#d9a074', '#b57848'],
  ['#c68656', '#9f6237'],
  ['#a96b43', '#82492a'],
  ['#8a5433', '#68391f'],
  ['#6d4028', '#4d2a18'],
  ['#55301f', '#3a1e12'],
] as const;

const garments = [
  ['#ffffff', '#d9dee6'],
  ['#2f3e5c', '#1c2740'],
  ['#e76f51', '#c4512f'],
  ['#f4b942', '#d8951b'],
  ['#3d8b7d', '#256457'],
  ['#7b5ea7', '#573f80'],
  ['#e08fa5', '#bd667f'],
  ['#3b3b40', '#232327'],
  ['#5b8fd6', '#3a69ab'],
  ['#a8b89a', '#7f9170'],
  ['#c9a27e', '#a47c57'],
  ['#b3394b', '#8a2535'],
  ['#f2e8d9', '#d5c5ac'],
] as const;

/** From this place on, hair and eyes are dark, dyed hair aside. */
const darkSkin = 5;

const irises = ['#2b211d', '#3a2618', '#4a3020', '#35577a', '#4b6b45'];

const naturalHair = [
  ['#1f1a1d', '#120f11'],
  ['#3a2a23', '#261a15'],
  ['#5a3d2b', '#3f291c'],
  ['#7d5433', '#5c3c22'],
  ['#a9773f', '#83592b'],
  ['#d9ad63', '#b58a42'],
  ['#efd59a', '#cfae6a'],
  ['#a8492a', '#7d321b'],
  ['#8c8c92', '#6a6a70'],
] as const;
const dyedHair = [
  ['#e86fa3', '#b94a7b'],
  ['#6f8fe8', '#4a66b9'],
  ['#8f6fe0', '#6a4cb5'],
  ['#56b7a6', '#378c7d'],
  ['#e2604f', '#b54232'],
] as const;

/** Where most people have which skin, as a place in `skins`; anybody may have any. */
function drawSkin(random: Random, creator: Creator): number {
  if (chance(random, 0.25)) return integerBetween(random, 0, skins.length - 1);
  const ranges: Partial<Record<Creator['language'], readonly [number, number]>> = {
    ja: [0, 3],
    ko: [0, 3],
    de: [0, 3],
    ar: [2, 5],
    hi: [3, 7],
    es: [1, 6],
    pt: [1, 7],
  };
  return integerBetween(random, ...(ranges[creator.language] ?? [0, skins.length - 1]));
}

function drawHair(random: Random, creator: Creator, skinTone: number): Hair & { color: string } {
  const darkOnly = skinTone >= darkSkin || ['ja', 'ko', 'ar', 'hi'].includes(creator.language);
  const [color, shade] = chance(random, 0.07)
    ? pick(random, dyedHair)
    : pick(random, darkOnly ? naturalHair.slice(0, 3) : naturalHair);
  const feminine = creator.presentation === 'feminine';
  if (creator.language === 'ar' && feminine && chance(random, 0.5)) {
    const [cloth, clothShade] = pick(random, garments);
    return { ...headscarf(cloth, clothShade), color };
  }
  if (chance(random, feminine ? 0.04 : 0.16)) {
    const below = pick(random, feminine ? longHair.slice(0, 3) : shortHair.slice(0, 1))(color, shade);
    const [cloth, clothShade] = pick(random, garments.slice(1));
    const hat = pick(random, [beanie, cap])(cloth, clothShade);
    return { back: below.back, front: hat.front, color };
  }
  const drawing = pick(
    random,
    chance(random, 0.08) ? longHair.concat(shortHair) : feminine ? longHair : shortHair,
  );
  return { ...drawing(color, shade), color };
}

function shoulders(random: Random, skin: string, skinShade: string, garmentShade: string): string {
  const neck = `<path fill="${skinShade}" d="M83 126V156C83 172 117 172 117 156V126Z"/>`;
  const body =
    '<path fill="url(#cloth)" d="M14 200C16 168 52 158 82 152C88 166 112 166 118 152C148 158 184 168 186 200Z"/>';
  const openNeck = `<path fill="${skin}" d="M76 153C82 178 118 178 124 153C116 158 84 158 76 153Z"/>`;
  const style = pick(random, ['crew', 'crew', 'scoop', 'collar', 'hoodie', 'roll', 'dungarees', 'blazer']);
  const details: Record<string, string> = {
    crew: `<path fill="none" stroke="${garmentShade}" stroke-width="4" d="M81 153C86 170 114 170 119 153"/>`,
    scoop: openNeck,
    collar: `<path fill="#fff" opacity=".92" d="M82 150L100 172L78 180L70 156ZM118 150L100 172L122 180L130 156Z"/>`,
    hoodie: `<path fill="none" stroke="${garmentShade}" stroke-width="11" stroke-linecap="round" d="M70 158C78 184 122 184 130 158"/><path stroke="#fff" stroke-width="2.5" stroke-linecap="round" opacity=".85" d="M90 180V194M110 180V194"/>`,
    roll: `<rect x="79" y="143" width="42" height="21" rx="9" fill="url(#cloth)"/><path stroke="${garmentShade}" stroke-width="2" opacity=".6" d="M82 153H118"/>`,
    dungarees: `<path fill="${garmentShade}" d="M62 158H73L77 180H123L127 158H138L134 200H66Z"/><circle cx="77" cy="182" r="3" fill="#f4d58d"/><circle cx="123" cy="182" r="3" fill="#f4d58d"/>`,
    blazer: `<path fill="#fff" d="M82 152L100 196L118 152C112 166 88 166 82 152Z"/><path fill="${garmentShade}" d="M80 153L100 200H84L64 158ZM120 153L100 200H116L136 158Z"/>`,
  };
  return `${neck}${body}${details[style]}`;
}

function ears(random: Random, skin: string, skinShade: string): string {
  const jewel = chance(random, 0.3) ? pick(random, ['#f4d58d', '#e8e8ef', '#e76f51', '#3d8b7d']) : null;
  return [59, 141]
    .map(
      (x) =>
        `<ellipse cx="${x}" cy="106" rx="8" ry="11" fill="${skin}"/><path fill="none" stroke="${skinShade}" stroke-width="2" stroke-linecap="round" d="M${x} 101C${x + (x < 100 ? 4 : -4)} 104 ${x} 108 ${x} 111"/>${jewel === null ? '' : `<circle cx="${x}" cy="120" r="4" fill="${jewel}"/>`}`,
    )
    .join('');
}

/** From round to long. */
const faces = [
  'M60 92C60 52 140 52 140 92V106C140 134 120 149 100 149C80 149 60 134 60 106Z',
  'M61 92C61 52 139 52 139 92C139 128 122 152 100 152C78 152 61 128 61 92Z',
  'M60 92C60 54 140 54 140 92V110C138 132 122 148 112 149H88C78 148 62 132 60 110Z',
];

function face(random: Random, creator: Creator, skinTone: number, hairColor: string): string {
  const [, skinShade] = skins[skinTone] ?? skins[3];
  const feminine = creator.presentation === 'feminine';
  const lift = pick(random, [0, 1, 2]);
  const brow = `<path fill="none" stroke="${hairColor}" stroke-width="${feminine ? 2.6 : 3.6}" stroke-linecap="round" opacity=".85" d="M74 ${92 - lift}C79 ${88 - lift} 85 ${88 - lift} 90 ${91 - lift}M110 ${91 - lift}C115 ${88 - lift} 121 ${88 - lift} 126 ${92 - lift}"/>`;
  const nose = `<path fill="none" stroke="${skinShade}" stroke-width="3" stroke-linecap="round" d="${pick(random, ['M100 104C98 112 96 116 100 117', 'M96 115C98 118 102 118 104 115', 'M101 106V115C101 118 97 118 96 116'])}"/>`;
  const cheeks = `<g fill="#f0566b" opacity="${feminine ? '.2' : '.1'}"><ellipse cx="74" cy="119" rx="9" ry="6"/><ellipse cx="126" cy="119" rx="9" ry="6"/></g>`;
  const freckles = chance(random, 0.12)
    ? `<g fill="${skinShade}"><circle cx="72" cy="114" r="1.3"/><circle cx="78" cy="117" r="1.3"/><circle cx="83" cy="113" r="1.3"/><circle cx="117" cy="113" r="1.3"/><circle cx="122" cy="117" r="1.3"/><circle cx="128" cy="114" r="1.3"/></g>`
    : '';
  const beard = feminine || chance(random, 0.5) ? '' : pick(random, beards)(hairColor);
  return `${cheeks}${freckles}${brow}${eyes(random, feminine, skinTone)}${nose}${beard}${pick(random, mouths)(feminine)}`;
}

function eyes(random: Random, feminine: boolean, skinTone: number): string {
  const iris = pick(random, irises.slice(0, skinTone >= darkSkin ? 3 : irises.length));
  const lashes = feminine
    ? '<path fill="none" stroke="#2b211d" stroke-width="2" stroke-linecap="round" d="M73 99L70 96M127 99L130 96"/>'
    : '';
  const smiling =
    '<path fill="none" stroke="#2b211d" stroke-width="3.2" stroke-linecap="round" d="M75 103C78 98 86 98 89 103M111 103C114 98 122 98 125 103"/>';
  if (chance(random, 0.2)) return `${smiling}${lashes}`;
  if (chance(random, 0.4)) {
    return `<g fill="#2b211d"><ellipse cx="82" cy="102" rx="4" ry="5"/><ellipse cx="118" cy="102" rx="4" ry="5"/></g><g fill="#fff"><circle cx="83.4" cy="100.4" r="1.4"/><circle cx="119.4" cy="100.4" r="1.4"/></g>${lashes}`;
  }
  const eye = (x: number) =>
    `<path fill="#fff" d="M${x - 9} 103C${x - 5} 95 ${x + 5} 95 ${x + 9} 103C${x + 4} 108 ${x - 4} 108 ${x - 9} 103Z"/><circle cx="${x}" cy="102" r="4.6" fill="${iris}"/><circle cx="${x}" cy="102" r="2.2" fill="#14100e"/><circle cx="${x + 1.6}" cy="100.4" r="1.4" fill="#fff"/><path fill="none" stroke="#2b211d" stroke-width="2.4" stroke-linecap="round" d="M${x - 9} 102C${x - 5} 95 ${x + 5} 95 ${x + 9} 102"/>`;
  return `${eye(82)}${eye(118)}${lashes}`;
}

const mouths: readonly ((feminine: boolean) => string)[] = [
  (feminine) =>
    `<path fill="none" stroke="${feminine ? '#b8434f' : '#7d3b33'}" stroke-width="3.4" stroke-linecap="round" d="M88 129C94 136 106 136 112 129"/>`,
  () =>
    '<path fill="#7a2530" d="M86 127C92 128 108 128 114 127C113 139 106 142 100 142C94 142 87 139 86 127Z"/><path fill="#fff" d="M88 128C94 129 106 129 112 128C111 132 108 133 100 133C92 133 89 132 88 128Z"/><path fill="#e8707e" d="M93 139C97 136 103 136 107 139C103 142 97 142 93 139Z"/>',
  (feminine) =>
    feminine
      ? '<path fill="#c9505f" d="M88 130C92 126 97 126 100 128C103 126 108 126 112 130C107 137 93 137 88 130Z"/><path fill="none" stroke="#93323f" stroke-width="1.6" stroke-linecap="round" d="M89 130C95 131.5 105 131.5 111 130"/>'
      : '<path fill="none" stroke="#7d3b33" stroke-width="3.4" stroke-linecap="round" d="M90 131C96 134 106 133 112 127"/>',
  () =>
    '<path fill="#fff" stroke="#8f3a40" stroke-width="2.4" stroke-linejoin="round" d="M87 128C95 130 105 130 113 128C111 137 106 139 100 139C94 139 89 137 87 128Z"/>',
];

const beards: readonly ((color: string) => string)[] = [
  // Full, around the chin.
  (color) =>
    `<path fill="${color}" d="M60 104C64 118 72 122 80 121C88 118 94 121 100 121C106 121 112 118 120 121C128 122 136 118 140 104C142 138 122 156 100 156C78 156 58 138 60 104Z"/>`,
  // Stubble.
  (color) =>
    `<path fill="${color}" opacity=".28" d="M60 108C66 120 76 122 82 121C90 119 110 119 118 121C124 122 134 120 140 108C140 136 120 150 100 150C80 150 60 136 60 108Z"/>`,
  // Moustache.
  (color) =>
    `<path fill="${color}" d="M84 127C88 119 96 119 100 122C104 119 112 119 116 127C108 125 104 127 100 126C96 127 92 125 84 127Z"/>`,
  // Goatee.
  (color) =>
    `<path fill="${color}" d="M86 124C90 119 96 119 100 122C104 119 110 119 114 124C118 140 112 153 100 153C88 153 82 140 86 124Z"/>`,
];

function glasses(random: Random): string {
  const frame = pick(random, ['#22222a', '#7a4b2a', '#b0383f', '#c9a24b', '#3a5a8c']);
  const lens = pick(random, [
    '<circle cx="82" cy="102" r="14"/><circle cx="118" cy="102" r="14"/>',
    '<rect x="67" y="91" width="29" height="22" rx="7"/><rect x="104" y="91" width="29" height="22" rx="7"/>',
    '<path d="M66 92L97 94C97 108 90 114 82 114C72 114 68 104 66 92ZM134 92L103 94C103 108 110 114 118 114C128 114 132 104 134 92Z"/>',
  ]);
  return `<g fill="#fff" fill-opacity=".16" stroke="${frame}" stroke-width="3.2">${lens}<path fill="none" d="M96 100C98 97 102 97 104 100"/></g>`;
}

function mixColors(from: string, to: string, share: number): string {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
