import { describeNiche } from './niche.ts';

export const beautyNiches = [
  describeNiche('vegan skincare', {
    weight: 18,
    topics:
      'a vegan skincare routine under 30 dollars | fragrance free vegan moisturizer | cruelty free vegan sunscreen | vegan skincare for sensitive skin | plant based vegan serums | my vegan skincare shelf | vegan skincare for teenagers | vegan night cream',
    tags: 'crueltyfree plantbasedbeauty skincareroutine vegan skintok glowingskin',
    local:
      'cosmética vegana | vegane Hautpflege | les soins vegan | skincare vegano | skincare vegana | ヴィーガンスキンケア | 비건 스킨케어 | العناية بالبشرة النباتية | वीगन स्किनकेयर',
    handleWords: 'skin glow botanic vegan dew leafy',
    emoji: '🌱 🧴 ✨ 🌿 💚',
    category: 'Beauty',
    scene: 'bottle',
    colors: '#cfe8d5 #8fbf9f #f6efe3',
  }),
  describeNiche('clean beauty', {
    weight: 13,
    topics:
      'clean beauty swaps | non toxic clean makeup | clean beauty foundation shades | a five minute clean beauty face | low waste skincare | refillable lipstick | clean beauty for beginners',
    tags: 'nontoxicbeauty lowwaste greenbeauty cleanmakeup beautytok',
    local:
      'belleza limpia | Naturkosmetik | la beauté clean | beleza limpa | bellezza pulita | クリーンビューティー | 클린 뷰티 | الجمال النظيف | क्लीन ब्यूटी',
    handleWords: 'clean pure beauty bare rosy petal',
    emoji: '🌸 🤍 💄 🌼',
    category: 'Beauty',
    scene: 'bottle',
    colors: '#f7d9d4 #e5a59b #fff6ee',
  }),
  describeNiche('k-beauty', {
    weight: 11,
    topics:
      'a ten step Korean skincare routine | glass skin in winter | snail mucin for dry skin | the best Korean sunscreen | a k-beauty haul | rice toner | Korean skincare for acne',
    tags: 'koreanskincare glassskin kbeautyhaul skincaretips',
    local:
      'la belleza coreana | koreanische Hautpflege | la beauté coréenne | beleza coreana | la skincare coreana | 韓国コスメ | 케이뷰티 | العناية الكورية بالبشرة | कोरियन स्किनकेयर',
    handleWords: 'glass skin dewy seoul toner',
    emoji: '🫧 🍚 🧖‍♀️ ✨',
    category: 'Beauty',
    scene: 'bottle',
    colors: '#e8dcf5 #b9a0dc #fdf7ff',
  }),
  describeNiche('makeup tutorial', {
    weight: 11,
    topics:
      'a soft glam makeup tutorial | graphic eyeliner | makeup for hooded eyes | drugstore makeup dupes | bridal makeup | a no makeup makeup look | blush placement',
    tags: 'makeuphacks grwm softglam makeuptok eyeliner',
    local:
      'tutorial de maquillaje | das Make-up Tutorial | un tuto maquillage | tutorial de maquiagem | tutorial trucco | メイク動画 | 메이크업 튜토리얼 | تعليم المكياج | मेकअप ट्यूटोरियल',
    handleWords: 'glam lash blush makeup brush',
    emoji: '💄 💋 ✨ 🎀',
    category: 'Beauty',
    scene: 'bottle',
    colors: '#f2b5c4 #c9577d #ffe9ef',
  }),
  describeNiche('curly hair', {
    weight: 8,
    topics:
      'a wash day for curly hair | curly hair on a budget | type 4 hair growth | diffusing tips for curly hair | curly bangs | protective styles | frizz in humid weather',
    tags: 'curlygirlmethod curls naturalhair washday hairtok',
    local:
      'el pelo rizado | Lockenpflege | les cheveux bouclés | cabelo cacheado | capelli ricci | くせ毛ケア | 곱슬머리 관리 | الشعر الكيرلي | घुंघराले बाल',
    handleWords: 'curls coily hair waves',
    emoji: '🌀 💆🏽‍♀️ 🧡 ✨',
    category: 'Beauty',
    scene: 'waves',
    colors: '#f6cf9b #c97f4a #fff3df',
  }),
  describeNiche('nail art', {
    weight: 7,
    topics:
      'nail art for short nails | chrome nails at home | gel nail prep | spring nail art ideas | a press on nail set | French tip nail art',
    tags: 'nailtok gelnails nailinspo naildesign',
    local:
      'diseño de uñas | Nageldesign | le nail art maison | unhas decoradas | unghie decorate | ネイルアート | 네일아트 | فن الأظافر | नेल आर्ट',
    handleWords: 'nails polish tips claws',
    emoji: '💅 ✨ 🎀 🍒',
    category: 'Beauty',
    scene: 'bottle',
    colors: '#fbd3e9 #bb377d #fff0f8',
  }),
  describeNiche('niche perfume', {
    weight: 5,
    topics:
      'niche perfume under 100 dollars | vanilla perfume layering | the best office perfume | a blind bought perfume | fig and tea perfume | perfume that lasts all day',
    tags: 'perfumetok fragrance scentoftheday perfumecollection',
    local:
      'perfumes nicho | Nischenparfum | le parfum de niche | perfume de nicho | profumi di nicchia | ニッチ香水 | 니치 향수 | العطور النيش | नीश परफ्यूम',
    handleWords: 'scent notes perfume mist',
    emoji: '🌹 🕯️ ✨ 🫖',
    category: 'Beauty',
    scene: 'bottle',
    colors: '#e9d8a6 #b08968 #fffaf0',
  }),
  describeNiche('thrift fashion', {
    weight: 8,
    topics:
      'a thrift fashion haul | thrifted work outfits | flipping old jeans | vintage blazers from the thrift store | slow fashion basics | sewing thrifted dresses',
    tags: 'thrifthaul slowfashion secondhand ootd vintagefinds',
    local:
      'moda de segunda mano | Secondhand Mode | la mode de seconde main | moda de brechó | moda di seconda mano | 古着コーデ | 빈티지 패션 | أزياء مستعملة | थ्रिफ्ट फैशन',
    handleWords: 'thrift vintage closet rewear',
    emoji: '🧥 🪡 👖 ♻️',
    category: 'Apparel & Accessories',
    scene: 'garment',
    colors: '#d9c7b1 #93785b #fbf3e7',
  }),
  describeNiche('streetwear', {
    weight: 7,
    topics:
      'streetwear outfits for tall guys | a streetwear capsule | baggy denim | layering streetwear in winter | sneaker rotation | washed black streetwear',
    tags: 'fitcheck sneakerhead outfitideas mensfashion',
    local:
      'moda urbana | Streetwear Looks | la mode streetwear | moda streetwear | moda da strada | ストリートコーデ | 스트릿 패션 | أزياء الشارع | स्ट्रीटवियर स्टाइल',
    handleWords: 'fits street drip sole',
    emoji: '👟 🧢 🖤 🔥',
    category: 'Apparel & Accessories',
    scene: 'garment',
    colors: '#4a4e69 #22223b #f2e9e4',
  }),
];
