import { describeNiche } from './niche.ts';

export const leisureNiches = [
  describeNiche('dad jokes', {
    weight: 7,
    topics:
      'dad jokes at dinner | dad jokes in the car | puns about cheese | the worst dad jokes | dad jokes my daughter rated | a joke a day',
    tags: 'dadlife puns comedy jokes funny',
    local:
      'chistes malos | Flachwitze | les blagues de papa | piadas de tiozão | battute da papà | 親父ギャグ | 아재개그 | نكت الآباء | पापा जोक्स',
    handleWords: 'jokes puns dad giggle',
    emoji: '😂 🧔 🤡 🥁',
    category: 'Media & Entertainment',
    scene: 'waves',
    colors: '#ffe066 #f25c54 #247ba0',
  }),
  describeNiche('gaming setup', {
    weight: 9,
    topics:
      'a gaming setup under 500 dollars | cable management | a cozy gaming setup | silent mechanical keyboards | a dual monitor gaming setup | desk lighting',
    tags: 'gamertok setuptour deskgoals pcgaming cozygamer',
    local:
      'setup gamer | Gaming Setup Ideen | mon setup gaming | setup gamer barato | postazione da gaming | ゲーミング部屋 | 게이밍 셋업 | تجهيز غرفة الألعاب | गेमिंग सेटअप',
    handleWords: 'pixel game setup rgb',
    emoji: '🎮 🖥️ ⌨️ 🌌',
    category: 'Gaming',
    scene: 'device',
    colors: '#7b2cbf #3c096c #80ffdb',
  }),
  describeNiche('tech reviews', {
    weight: 9,
    topics:
      'honest tech reviews | earbuds under 50 dollars | tech reviews for students | a phone camera test | tech I returned | smart home basics',
    tags: 'techtok gadgets techtips unboxing review',
    local:
      'reseñas de tecnología | Technik Tests | les tests high-tech | análises de tecnologia | recensioni tech | ガジェットレビュー | 테크 리뷰 | مراجعات تقنية | टेक रिव्यू',
    handleWords: 'tech gadget bytes unbox',
    emoji: '📱 🎧 💻 🔋',
    category: 'Electronics',
    scene: 'device',
    colors: '#caf0f8 #0096c7 #03045e',
  }),
  describeNiche('book recommendations', {
    weight: 8,
    topics:
      'book recommendations for slow readers | fantasy book recommendations | books that made me cry | a cozy reading nook | book recommendations for winter | short books',
    tags: 'booktok bookish tbr readingvlog fantasybooks',
    local:
      'libros recomendados | Buchtipps | mes lectures | indicações de livros | consigli di lettura | おすすめの本 | 책 추천 | ترشيحات كتب | किताबों की सिफारिश',
    handleWords: 'reads books pages ink',
    emoji: '📚 🕯️ 🍂 🤎',
    category: 'Education & Training',
    scene: 'device',
    colors: '#e3d5ca #7f4f24 #f5ebe0',
  }),
  describeNiche('language learning', {
    weight: 7,
    topics:
      'language learning with movies | learning Japanese in a year | language learning for shy people | Spanish slang | a daily language learning habit | accents',
    tags: 'polyglot languagetok learnspanish studytok learnenglish',
    local:
      'aprender idiomas | Sprachen lernen | apprendre une langue | aprender idiomas sozinho | imparare le lingue | 語学学習 | 외국어 공부 | تعلم اللغات | भाषा सीखना',
    handleWords: 'speaks lingo words fluent',
    emoji: '🗣️ 📖 🌐 ✏️',
    category: 'Education & Training',
    scene: 'device',
    colors: '#ffddd2 #e29578 #006d77',
  }),
  describeNiche('watercolor painting', {
    weight: 6,
    topics:
      'watercolor painting for beginners | loose watercolor florals | cheap watercolor paper | a watercolor painting of the sea | mixing greens | travel sketching',
    tags: 'arttok watercolor sketchbook artistsoftiktok painting',
    local:
      'pintura en acuarela | Aquarell malen | l’aquarelle | pintura em aquarela | dipingere ad acquerello | 水彩画 | 수채화 | الرسم بالألوان المائية | वॉटरकलर पेंटिंग',
    handleWords: 'paints brush studio art',
    emoji: '🎨 🖌️ 🌷 💧',
    category: 'Art & Crafts',
    scene: 'waves',
    colors: '#a2d2ff #cdb4db #ffafcc',
  }),
  describeNiche('guitar lessons', {
    weight: 6,
    topics:
      'guitar lessons for adults | three chord songs | guitar lessons without theory | fingerstyle patterns | a practice routine for guitar | barre chords',
    tags: 'guitartok guitarist acoustic learnguitar musictok',
    local:
      'clases de guitarra | Gitarre lernen | cours de guitare | aulas de violão | lezioni di chitarra | ギター練習 | 기타 레슨 | تعليم الجيتار | गिटार सीखें',
    handleWords: 'guitar strings chords riff',
    emoji: '🎸 🎶 🤘',
    category: 'Music & Dance',
    scene: 'waves',
    colors: '#f4acb7 #9d8189 #ffe5d9',
  }),
  describeNiche('crochet', {
    weight: 6,
    topics:
      'crochet for beginners | a crochet cardigan | crochet animals | yarn on a budget | granny square blankets | crochet market prep',
    tags: 'crochettok amigurumi handmade yarn crochetpattern',
    local:
      'tejer a crochet | Häkeln für Anfänger | le crochet facile | crochê para iniciantes | uncinetto facile | かぎ針編み | 코바늘 뜨개질 | كروشيه للمبتدئين | क्रोशिया',
    handleWords: 'yarn knots hooks stitch',
    emoji: '🧶 🪡 🐻 💛',
    category: 'Art & Crafts',
    scene: 'garment',
    colors: '#fec89a #f28482 #84a59d',
  }),
];
