import { describeNiche } from './niche.ts';

export const outdoorNiches = [
  describeNiche('home gym', {
    weight: 9,
    topics:
      'a home gym in a small apartment | home gym dumbbell workouts | the best adjustable bench | a garage home gym build | a tidy home gym | a 20 minute home workout',
    tags: 'homeworkout garagegym fittok strengthtraining dumbbellworkout',
    local:
      'gimnasio en casa | Homegym | la salle de sport maison | academia em casa | palestra in casa | 宅トレ | 홈트레이닝 | نادي منزلي | होम जिम',
    handleWords: 'lifts fit strong reps gym',
    emoji: '💪 🏋️ 🔥 🏠',
    category: 'Sports, Fitness & Outdoors',
    scene: 'room',
    colors: '#cfd8dc #546e7a #ffb703',
  }),
  describeNiche('yoga', {
    weight: 7,
    topics:
      'morning yoga for stiff backs | yoga for beginners | a bedtime yoga flow | yoga with a chair | handstand drills | hip opening yoga',
    tags: 'yogaflow yogateacher mobility morningyoga',
    local:
      'yoga en casa | Yoga für Anfänger | le yoga doux | yoga para iniciantes | yoga per principianti | おうちヨガ | 홈 요가 | اليوغا للمبتدئين | योग अभ्यास',
    handleWords: 'yoga flow breathe om',
    emoji: '🧘‍♀️ 🌅 🕊️ 🤍',
    category: 'Sports, Fitness & Outdoors',
    scene: 'waves',
    colors: '#cddafd #8e9aaf #fff1e6',
  }),
  describeNiche('marathon training', {
    weight: 7,
    topics:
      'marathon training for slow runners | my first marathon | long run fuel | running shoes for wide feet | marathon training in the heat | zone 2 running',
    tags: 'runtok running marathon runnersoftiktok halfmarathon',
    local:
      'entrenar una maratón | Marathon Training | la préparation marathon | treino de maratona | allenamento per la maratona | マラソン練習 | 마라톤 훈련 | تدريب الماراثون | मैराथन ट्रेनिंग',
    handleWords: 'runs miles pace stride',
    emoji: '🏃‍♀️ 👟 🏅 ⏱️',
    category: 'Sports, Fitness & Outdoors',
    scene: 'road',
    colors: '#a9def9 #277da1 #ffd166',
  }),
  describeNiche('budget travel', {
    weight: 11,
    topics:
      'budget travel in the Balkans | a weekend trip for 90 dollars | budget travel packing | cheap flights | hostels that feel like hotels | budget travel by night train | hidden beaches',
    tags: 'traveltok cheapflights backpacking travelhacks solotravel',
    local:
      'viajar barato | günstig reisen | voyager pas cher | viagem barata | viaggiare low cost | 格安旅行 | 저렴한 여행 | السفر الاقتصادي | बजट ट्रैवल',
    handleWords: 'roams wander trips passport',
    emoji: '✈️ 🌍 🎒 🏝️',
    category: 'Travel & Tourism',
    scene: 'mountain',
    colors: '#ffd6a5 #ff8fa3 #3d5a80',
  }),
  describeNiche('van life', {
    weight: 6,
    topics:
      'van life with a dog | a van conversion on a budget | van life in winter | a tiny van kitchen | van life showers | sleeping at trailheads',
    tags: 'vanlifediaries vanconversion roadtrip tinyhome',
    local:
      'vida en furgoneta | Vanlife Ausbau | la vie en van | vida na van | vita in furgone | バンライフ | 밴라이프 | حياة الفان | वैन लाइफ',
    handleWords: 'van wheels road nomad',
    emoji: '🚐 🌄 🏕️ 🐕',
    category: 'Travel & Tourism',
    scene: 'road',
    colors: '#f4a261 #2a9d8f #fefae0',
  }),
  describeNiche('hiking', {
    weight: 7,
    topics:
      'hiking alone for the first time | day hikes with a view | hiking boots that last | ultralight hiking gear | hiking with kids | sunrise hiking',
    tags: 'hikertok mountains hikingadventures outdoors',
    local:
      'senderismo | Wandern in den Alpen | la randonnée | trilhas na natureza | escursioni in montagna | 山登り | 등산 | المشي الجبلي | हाइकिंग',
    handleWords: 'trails peaks boots summit',
    emoji: '🥾 ⛰️ 🌲 🌤️',
    category: 'Sports, Fitness & Outdoors',
    scene: 'mountain',
    colors: '#bde0fe #5f8f6b #fff3b0',
  }),
  describeNiche('gardening', {
    weight: 7,
    topics:
      'balcony gardening | gardening for lazy people | tomatoes from seed | raised bed gardening | composting without smell | a cottage garden',
    tags: 'gardentok growyourown vegetablegarden seedstarting',
    local:
      'huerto en casa | Gärtnern auf dem Balkon | le jardinage | horta em casa | orto sul balcone | 家庭菜園 | 텃밭 가꾸기 | زراعة المنزل | बागवानी',
    handleWords: 'garden soil seeds sprout',
    emoji: '🌻 🍅 🪴 🐝',
    category: 'Home & Garden',
    scene: 'plant',
    colors: '#e9f5db #87986a #ffe169',
  }),
  describeNiche('surf lessons', {
    weight: 4,
    topics:
      'surf lessons for adults | reading waves | a foam board that works | pop up drills for surfing | cold water surfing',
    tags: 'surftok surfing learntosurf oceanlife',
    local:
      'clases de surf | Surfen lernen | apprendre le surf | aulas de surfe | lezioni di surf | サーフィン | 서핑 강습 | تعلم ركوب الأمواج | सर्फिंग सीखें',
    handleWords: 'surf salty tide reef',
    emoji: '🏄‍♀️ 🌊 🐚 ☀️',
    category: 'Sports, Fitness & Outdoors',
    scene: 'waves',
    colors: '#90e0ef #0077b6 #fff1c1',
  }),
];
