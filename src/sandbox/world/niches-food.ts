import { describeNiche } from './niche.ts';

export const foodNiches = [
  describeNiche('sourdough', {
    weight: 9,
    topics:
      'a sourdough starter from scratch | sourdough for beginners | sourdough discard crackers | shaping sticky sourdough | overnight sourdough bread | scoring sourdough | sourdough bagels',
    tags: 'sourdoughbread breadtok homebaker sourdoughstarter baking',
    local:
      'el pan de masa madre | Sauerteigbrot | le pain au levain | pão de fermentação natural | pane a lievito madre | サワードウ | 사워도우 빵 | خبز العجين المخمر | सावरडो ब्रेड',
    handleWords: 'dough crumb bakes loaf levain',
    emoji: '🍞 🥖 🌾 👩‍🍳',
    category: 'Food & Beverage',
    scene: 'bowl',
    colors: '#f1dca7 #bc8a5f #fff8e7',
  }),
  describeNiche('vegan recipes', {
    weight: 11,
    topics:
      'high protein vegan recipes | vegan recipes my kids eat | tofu that is not bland | vegan comfort food | one pot vegan dinners | vegan recipes for busy weeks | creamy vegan pasta',
    tags: 'veganfood plantbased tofutok vegandinner vegan',
    local:
      'recetas veganas | vegane Rezepte | les recettes vegan | receitas veganas | ricette vegane | ヴィーガンレシピ | 비건 레시피 | وصفات نباتية | वीगन रेसिपी',
    handleWords: 'plants kitchen tofu greens vegan',
    emoji: '🥑 🌱 🍜 🥦',
    category: 'Food & Beverage',
    scene: 'bowl',
    colors: '#d8f3dc #52b788 #fefae0',
  }),
  describeNiche('meal prep', {
    weight: 9,
    topics:
      'meal prep for the whole week | high protein meal prep | meal prep on 40 dollars | freezer meal prep | breakfast meal prep | meal prep for two',
    tags: 'mealprepideas highprotein lunchideas easyrecipes',
    local:
      'comidas para la semana | Meal Prep Ideen | le batch cooking | marmitas da semana | meal prep settimanale | 作り置きレシピ | 밀프렙 | تحضير الوجبات | मील प्रेप',
    handleWords: 'preps eats macros lunch',
    emoji: '🍱 🥗 💪 🥕',
    category: 'Food & Beverage',
    scene: 'bowl',
    colors: '#ffe5b4 #f4845f #fffaf0',
  }),
  describeNiche('coffee brewing', {
    weight: 7,
    topics:
      'pour over coffee brewing | latte art at home | espresso on a budget | cold brew coffee ratios | dialing in light roasts | coffee brewing while camping',
    tags: 'coffeetok homebarista espresso latteart pourover',
    local:
      'café de especialidad | Kaffee zubereiten | le café de spécialité | café especial | il caffè filtro | ハンドドリップコーヒー | 홈카페 | تحضير القهوة المختصة | कॉफी ब्रूइंग',
    handleWords: 'coffee brew beans roast crema',
    emoji: '☕ 🫘 🤎',
    category: 'Food & Beverage',
    scene: 'bowl',
    colors: '#e6ccb2 #7f5539 #fff8f0',
  }),
  describeNiche('street food', {
    weight: 9,
    topics:
      'street food under 5 dollars | night market street food | the best dumplings in town | street food tacos | a street food tour | fried noodles at midnight',
    tags: 'foodtok foodie streetfoodtour hiddengems',
    local:
      'comida callejera | Streetfood Tour | la street food | comida de rua | cibo di strada | 屋台グルメ | 길거리 음식 | أكل الشارع | स्ट्रीट फूड',
    handleWords: 'bites eats noms forks',
    emoji: '🌮 🍢 🔥 😋',
    category: 'Food & Beverage',
    scene: 'bowl',
    colors: '#f9844a #d62828 #fcf3d9',
  }),
  describeNiche('cake decorating', {
    weight: 6,
    topics:
      'cake decorating for beginners | lambeth style cakes | smooth buttercream | a birthday cake fail | piping tips for cake decorating | a tiny wedding cake',
    tags: 'caketok buttercream vintagecake bakery',
    local:
      'decoración de pasteles | Torten dekorieren | le cake design | confeitaria de bolos | torte decorate | ケーキデコレーション | 케이크 데코 | تزيين الكيك | केक डेकोरेशन',
    handleWords: 'cakes sugar frost crumbs',
    emoji: '🎂 🧁 🍓 🤍',
    category: 'Food & Beverage',
    scene: 'bowl',
    colors: '#ffd6e0 #ef7a9b #fff7fa',
  }),
];
