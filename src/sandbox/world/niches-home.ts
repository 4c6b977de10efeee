import { describeNiche } from './niche.ts';

export const homeNiches = [
  describeNiche('minimalist home', {
    weight: 7,
    topics:
      'a minimalist home with kids | decluttering one drawer | a minimalist bedroom | rental friendly home decor | a calm entryway | a minimalist home reset',
    tags: 'minimalism declutter homedecor cleantok hometok',
    local:
      'casa minimalista | minimalistisch wohnen | la déco minimaliste | casa minimalista e leve | arredamento minimalista | シンプルな暮らし | 미니멀 라이프 | منزل بسيط | मिनिमल होम',
    handleWords: 'home nest calm haus',
    emoji: '🤍 🕯️ 🛋️ 🌾',
    category: 'Home & Garden',
    scene: 'room',
    colors: '#f1ede6 #cbb9a3 #8d7b68',
  }),
  describeNiche('houseplants', {
    weight: 7,
    topics:
      'houseplants for dark rooms | repotting a monstera | rare houseplants on a budget | watering houseplants | propagating pothos | fungus gnats',
    tags: 'planttok plantparent monstera plantcare urbanjungle',
    local:
      'plantas de interior | Zimmerpflanzen | les plantes d’intérieur | plantas de casa | piante da appartamento | 観葉植物 | 반려식물 | نباتات منزلية | घर के पौधे',
    handleWords: 'plants leaf fern jungle',
    emoji: '🪴 🌿 💧 🍃',
    category: 'Home & Garden',
    scene: 'plant',
    colors: '#dde5b6 #588157 #fefae0',
  }),
  describeNiche('dog training', {
    weight: 8,
    topics:
      'dog training for stubborn puppies | loose leash walking | crate training | dog training games | recall in the park | a reactive dog',
    tags: 'dogtok puppytraining dogsoftiktok dogtrainer',
    local:
      'adiestramiento canino | Hundetraining | l’éducation canine | adestramento de cães | addestramento cani | 犬のしつけ | 강아지 훈련 | تدريب الكلاب | डॉग ट्रेनिंग',
    handleWords: 'paws pup fetch woof',
    emoji: '🐶 🦴 🐾 🎾',
    category: 'Pets',
    scene: 'pet',
    colors: '#ffe8d6 #cb997e #6b705c',
  }),
  describeNiche('cat care', {
    weight: 7,
    topics:
      'cat care for first timers | introducing two cats | cat care on a budget | indoor cat enrichment | brushing a grumpy cat | senior cats',
    tags: 'cattok catsoftiktok catmom kitten',
    local:
      'cuidado de gatos | Katzenpflege | les soins du chat | cuidados com gatos | cura del gatto | 猫のお世話 | 고양이 돌보기 | رعاية القطط | बिल्ली की देखभाल',
    handleWords: 'cats whiskers meow purr',
    emoji: '🐱 🐾 🧶 😻',
    category: 'Pets',
    scene: 'pet',
    colors: '#e4c1f9 #a9a0d8 #fcf6bd',
  }),
  describeNiche('parenting', {
    weight: 8,
    topics:
      'gentle parenting with three kids | parenting hacks | toddler snacks | parenting after a bad night | screen free toddler play | newborn sleep',
    tags: 'momtok dadtok toddlermom parentingtips momlife',
    local:
      'crianza respetuosa | Familienalltag | la parentalité | maternidade real | vita da genitori | 子育て | 육아 일상 | تربية الأطفال | पेरेंटिंग',
    handleWords: 'mama dad littles fam',
    emoji: '👶 🍼 💛 🧸',
    category: 'Baby & Kids',
    scene: 'room',
    colors: '#fff1b8 #f7b267 #84a59d',
  }),
  describeNiche('personal finance', {
    weight: 8,
    topics:
      'personal finance for beginners | paying off debt | budgeting by paycheck | personal finance in your twenties | an emergency fund | cash stuffing',
    tags: 'moneytok budgeting debtfree investing101 savingmoney',
    local:
      'finanzas personales | Geld sparen | les finances personnelles | finanças pessoais | finanza personale | 家計管理 | 재테크 | المال الشخصي | पर्सनल फाइनेंस',
    handleWords: 'money wealth coins saver',
    emoji: '💸 📈 🏦 ✅',
    category: 'Finance & Investing',
    scene: 'device',
    colors: '#d8f3dc #2d6a4f #ffd60a',
  }),
  describeNiche('car detailing', {
    weight: 7,
    topics:
      'car detailing for beginners | the dirtiest car detailing ever | ceramic coating at home | foam cannon tests | leather seat cleaning | headlight restoration',
    tags: 'cartok detailing carcare satisfying autodetailing',
    local:
      'detallado de autos | Autoaufbereitung | le detailing auto | estética automotiva | detailing auto | 洗車 | 셀프 세차 | تلميع السيارات | कार डिटेलिंग',
    handleWords: 'detail shine garage foam',
    emoji: '🚗 🧽 ✨ 🫧',
    category: 'Automotive & Transportation',
    scene: 'road',
    colors: '#adb5bd #343a40 #e63946',
  }),
  describeNiche('woodworking', {
    weight: 6,
    topics:
      'woodworking with hand tools | a first woodworking bench | dovetail joints | woodworking for beginners | pallet furniture | sanding without dust',
    tags: 'woodtok woodwork diyfurniture maker carpentry',
    local:
      'carpintería en casa | Holzwerken | le travail du bois | marcenaria | lavorare il legno | 木工 | 목공 | أعمال الخشب | लकड़ी का काम',
    handleWords: 'wood timber bench oak',
    emoji: '🪵 🔨 🪚 🤎',
    category: 'Home & Garden',
    scene: 'room',
    colors: '#e6b89c #9c6644 #fef6e4',
  }),
];
