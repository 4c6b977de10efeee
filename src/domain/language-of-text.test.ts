import { expect, test } from 'vitest';
import { languageOf } from './language-of-text.ts';

const texts: [language: string, text: string][] = [
  ['en', 'What I learned about my garden this year and what you should plant now'],
  ['es', 'Lo que aprendí este año en mi huerto y lo que puedes plantar ahora'],
  ['pt', 'O que eu aprendi na minha horta e o que você pode plantar agora'],
  ['fr', 'Ce que j’ai appris dans mon jardin et ce que vous pouvez planter maintenant'],
  ['de', 'Was ich in meinem Garten gelernt habe und was du jetzt pflanzen kannst'],
  ['it', 'Quello che ho imparato nel mio orto e cosa puoi piantare adesso'],
  ['nl', 'Wat ik dit jaar in mijn tuin heb geleerd en wat je nu kunt planten'],
  ['tr', 'Bu yıl bahçemde neler öğrendim ve şimdi siz ne ekebilirsiniz'],
  ['id', 'Apa yang saya pelajari di kebun ini dan apa yang bisa kamu tanam'],
  ['pl', 'Czego nauczyłam się w moim ogrodzie i co możesz teraz posadzić'],
  ['sv', 'Vad jag har lärt mig i min trädgård och vad du kan plantera nu'],
  ['da', 'Hvad jeg har lært i min have, og hvad du kan plante nu, hvis du ikke har meget plads'],
  ['no', 'Hva jeg har lært i hagen min, og hva du kan plante nå, hvis du ikke har mye plass'],
  ['ro', 'Ce am învățat în grădina mea și ce poți să plantezi acum pentru vară'],
  ['vi', 'Những gì mình học được trong vườn và bạn có thể trồng gì bây giờ'],
  ['cs', 'Co jsem se naučila na své zahradě a co můžete teď zasadit'],
  ['hu', 'Mit tanultam a kertemben, és mit ültethetsz most, ha nincs sok helyed'],
  ['fi', 'Mitä olen oppinut puutarhassani ja mitä voit istuttaa nyt'],
  ['ko', '올해 정원에서 배운 것과 지금 심을 수 있는 것'],
  ['ja', '今年の庭で学んだことと、今植えられるもの'],
  ['zh', '今年我在花园里学到的东西和现在可以种的植物'],
  ['ar', 'ما تعلمته في حديقتي هذا العام وما يمكنك زراعته الآن'],
  ['fa', 'چیزهایی که امسال در باغچه یاد گرفتم و گیاهانی که می‌توانید بکارید'],
  ['ur', 'میں نے اس سال اپنے باغ میں کیا سیکھا اور آپ کیا لگا سکتے ہیں'],
  ['ru', 'Что я узнала в своём саду и что можно посадить сейчас'],
  ['uk', 'Що я дізналася у своєму саду і що можна посадити зараз'],
  ['hi', 'इस साल मैंने अपने बगीचे में क्या सीखा और आप अभी क्या लगा सकते हैं'],
  ['th', 'สิ่งที่ฉันได้เรียนรู้ในสวนปีนี้'],
  ['he', 'מה שלמתי השנה בגינה שלי ומה אפשר לשתול עכשיו'],
  ['el', 'Τι έμαθα φέτος στον κήπο μου και τι μπορείτε να φυτέψετε'],
];

test.each(texts)('%s: %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test.each(['', '✨🌿', 'Ana', 'Yoga Studio Berlin', 'sourdough bread', 'Peru · 2024', '植物'])(
  'a few words may be in any language: %s',
  (text) => {
    expect(languageOf(text)).toBeNull();
  },
);

test('hashtags, handles and addresses are in no language', () => {
  expect(
    languageOf('#what #you #should #know #about #the #garden @the.and.of https://the.example.com/and/of'),
  ).toBeNull();
  expect(
    languageOf('Mi huerto y mi perro, con mucho amor para todos #gardening #whattodo #fyp #foryou'),
  ).toBe('es');
});

test('Cyrillic without the letters of one language is Russian once it is long enough', () => {
  expect(languageOf('Удобно искать через локатор в чехле')).toBe('ru');
  expect(languageOf('Нова книга')).toBeNull();
});

test('two halves in two languages are in neither', () => {
  expect(languageOf('올해 정원에서 배운 것과 지금 심을 것 — what I have learned in my garden')).toBeNull();
});

test('names and brands in Latin letters do not hide the language', () => {
  expect(languageOf('今日のNikeとAdidasのスニーカーの正直レビューです')).toBe('ja');
});
