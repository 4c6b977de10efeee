/**
 * The words that hold sentences together, by language (ISO 639-1): they tell which language a text is in and nothing
 * about its subject. In lower case, the commonest of each language; words of one letter only where they are telling.
 */
const written = {
  en: 'the and of to in is it you that this for with my your on are be was have has had at from not but what when who how why our we they she he his her can will would all do does did about just if or an as so me im its dont one out up no more get than then them there their been i cant wont isnt doesnt didnt couldnt wouldnt shouldnt arent wasnt into onto while each both any some too also well such these those through during without where something anything nothing everything myself yourself himself herself itself ourselves themselves because which whose upon within between across however whether come along',
  es: 'de la que el en y los las del se por un una para con no su al lo como más pero sus le ya este esta sí porque muy sin sobre también me hasta hay donde quien desde todo nos todos uno ni ese eso mi tu te qué soy es son cuando si yo nuestra mejores aquí así a te he fue estos estas esa cada nada siempre antes después mejor dos tres otro otra todas estoy hace',
  pt: 'de a o que e do da em um uma para com não os as no na por mais dos das se como mas ao ele ela seu sua ou quando muito nos já eu também só pelo pela até isso entre depois sem mesmo aos meu minha você vc pra pro tem são foi é está aqui nosso isto tudo todo toda todos dia pouco cada sempre antes estou eles elas essa esse dois três outra outro',
  fr: 'de la le et les des en un une du que est pour qui dans sur au avec pas ce il elle ne se sa son plus par je vous nous mon ma mes tout mais on ou leur si cette aux ces comme fait être sont tes votre vos notre suis était très aussi chez moi toi ça sans quand quoi deux trois peu chaque toujours encore autre bien ont être',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wenn ich mir mich dir dich du wir uns euch mein dein kein was hier ganz jetzt immer viel viele bisschen jeden jede jeder alle alles heute euer eure',
  it: 'di e il la che in un una per non con le si dei da del della sono i come gli più al alla nel ma anche lo ha su è mi ti ci questo questa o se cosa quando tutto tutti io tu mio mia nostra nostro sei ho dal dalla delle degli perché molto senza chi dove ogni ed poi ancora solo cui',
  nl: 'de het een en van in is dat op te voor met zijn die niet aan er om ook als dan maar bij nog uit naar wel door over hij je ik ze we wat deze dit heeft hebben mijn jouw jullie onze wij geen meer kan moet heel zo waar wie hoe mij jou worden wordt alle altijd hier',
  tr: 've bir bu için ile da de ben sen biz çok daha gibi ne kadar var yok mi mı ama her en olarak olan benim senin bizim şey sonra değil ki o şu nasıl neden hem ya veya kendi beni sana bana oldu olur hiç tüm bütün',
  id: 'yang dan di dari untuk dengan ini itu tidak ke ada adalah pada saya aku kamu kita akan bisa juga karena lebih sudah atau oleh dalam mau buat gak nggak yg banget jadi sama kalau kalo lagi apa semua biar udah aja cuma belum punya bikin pakai',
  pl: 'i w na z do się nie to jest że jak o co po ale dla od tak za przez czy tylko już mnie jestem być lub tym ich jego jej moje mój moja twoje też bardzo gdy przy który która które są mam dziś oraz ze być nas was',
  sv: 'och att det i en på är som för med jag av inte den till har om ett men var så de han hon vi du mig dig sig från kan när ska alla mycket också eller vad hur här min mitt mina din finns efter blir under bara nu bästa',
  da: 'og at det i en på er som for med jeg af ikke den til har om et men var så de han hun vi du mig dig sig fra kan når skal alle meget også eller hvad hvordan her min mit mine din findes efter bliver blev bare nu hvor noget nogle lige',
  no: 'og at det i en på er som for med jeg av ikke den til har om et men var så de han hun vi du meg deg seg fra kan når skal alle mye også eller hva hvordan her min mitt mine din finnes etter blir ble bare nå hvor noe noen veldig ei',
  ro: 'și si de la în in pe cu un o nu este care să sa din pentru mai ce ca al ale sunt am ai a fi foarte dar sau acest această lui ei eu tu noi voi meu mea despre fără cum când dacă doar toate toți aici după iar prin',
  vi: 'và của là có không cho những một các được với trong này mình tôi bạn khi để người thì cũng như ở nhiều đã rất từ ra làm đi về lại hay nhưng vì ai gì nhé mọi cách chỉ anh em',
  cs: 'a je se na v že to s z do o i jsem jsou pro ale jako za po by jak co už od tak při nebo který která které mě mi si bych jen také není můj moje své jeho její více kdy aby byl byla vás nás tady ještě',
  hu: 'a az és hogy nem is egy van ez de meg csak ha mint már azt én te mi ti ezt vagy minden nagyon volt lesz kell fel el le ki be még itt ott vagyok nekem neked aki ami mert akkor most ezek pedig után szerint saját',
  fi: 'ja on ei se että en oli hän ne mutta kun niin myös tai jos olen minä sinä me te he tämä mitä miten kuin nyt vain sen ovat ole minun sinun kaikki joka mukaan vielä sitten jo siitä tässä näin olla voi paljon mun sun aina',
} as const;

const inOtherScripts = {
  ar: 'في من على إلى الى عن مع هذا هذه التي الذي ما لا كل يوم أن ان كان كانت هو هي أنا انا نحن أنت بعد قبل و أو او يا لم لن قد ثم عند بين لك لي بك عليك كيف كم أي اي حتى فقط',
  fa: 'و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می من تو ما شما های هر اگر چه چون بود شد باشد',
  ur: 'کے کی ہے کا میں اور سے کو یہ پر نے ہیں ایک بھی کہ اس وہ تھا تھی ہم آپ جو نہیں تو کر لیے',
  hi: 'के का की है में से और को पर यह ये वो वह ने हैं एक भी कि इस तो ही था थी थे हम आप मैं मेरी मेरा मेरे अपने जो नहीं कर करना करके हो लिए तक बाद या सब बहुत कैसे क्या लो रोज़',
  ru: 'и в не на я что он с как это по но они мы она вы из за у к от для так же то все всё бы о мой моя моё мои твой ты меня мне вас нас если когда или очень уже только где кто есть был была до под без про чтобы при ещё тоже',
  uk: 'і й в у не на я що він з як це по але вони ми вона ви із за к від для так же то все би о мій моя моє мої твій ти мене мені вас нас якщо коли або дуже вже тільки де хто є був була до під без про щоб при ще та також',
  ja: 'の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において です ます した ません ので ください ね よ 私 今日 方 人',
  zh: '的 了 是 我 在 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 们 我们 你们 吗 吧 呢 被 把 对 与 及 為 个 個 這 們 說 會',
  ko: '이 그 저 것 수 등 들 및 에서 으로 하는 있는 합니다 입니다 있습니다 제가 저는 나는 내가 너무 정말 진짜 그리고 하지만 오늘 우리 더 또 안 못 이런 그런 모든 함께 와 과 는 은 를 을 의 에 도',
  th: 'ที่ และ ใน เป็น ของ ได้ ไม่ มี ให้ กับ จะ การ ว่า นี้ ก็ มา ไป คน เรา ผม ฉัน คะ ครับ ค่ะ แล้ว จาก หรือ อยู่ ทำ เลย นะ แต่ ด้วย คือ',
} as const;

const asSets = (lists: Record<string, string>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(' '))]));

/** Of the languages in Latin letters. */
export const latinFunctionWords = asSets(written);

/**
 * Words that are a subject in English: "van life", "skin care", "solo travel". They hold sentences together only beside
 * other words of their languages.
 */
export const ambiguousWords: ReadonlySet<string> = new Set(
  'van care die hat war man men mint door bare sun solo plus hay tai mine par son'.split(' '),
);

const listsOf = (languages: object): string[] =>
  Object.values(languages).flatMap((words: string) => words.split(' '));

export const functionWords: ReadonlySet<string> = new Set(
  listsOf({ ...written, ...inOtherScripts }).filter((word) => !ambiguousWords.has(word)),
);

const { en, ...others } = written;
const english: ReadonlySet<string> = new Set(en.split(' '));

export const foreignFunctionWords: ReadonlySet<string> = new Set(
  listsOf(others).filter((word) => !english.has(word) && !ambiguousWords.has(word)),
);
