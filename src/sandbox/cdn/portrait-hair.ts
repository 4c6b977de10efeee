/** Hair in a 200 x 200 portrait whose face spans 60-140 across and 58-148 down. `back` lies behind the head. */
export interface Hair {
  back: string;
  front: string;
  /** Only beside a headdress, which shows no ears. */
  hidesEars?: true;
}

type HairDrawing = (color: string, shade: string) => Hair;

const sideParting = (color: string) =>
  `<path fill="${color}" d="M57 102C50 58 82 40 110 48C146 44 150 76 143 104C140 88 130 74 108 62C96 78 74 84 64 88C60 92 58 97 57 102Z"/>`;
const middleParting = (color: string) =>
  `<path fill="${color}" d="M56 104C50 60 76 42 100 46C124 42 150 60 144 104C142 84 124 70 100 58C76 70 58 84 56 104Z"/>`;
const fringe = (color: string, shade: string) =>
  `<path fill="${color}" d="M56 104C48 56 80 40 100 42C124 40 152 58 144 104C142 98 140 92 138 90C112 96 88 96 62 90C60 94 58 98 56 104Z"/><path fill="none" stroke="${shade}" stroke-width="1.6" stroke-linecap="round" opacity=".5" d="M78 66C76 78 76 84 77 92M100 62V93M122 66C124 78 124 84 123 92"/>`;
const crop = (color: string) =>
  `<path fill="${color}" d="M58 96C52 58 76 42 102 42C132 42 150 60 142 96C140 84 136 78 130 74C112 78 86 78 70 74C64 78 60 86 58 96Z"/>`;

function curls(color: string, centres: readonly (readonly [number, number, number])[]): string {
  return centres
    .map(([x, y, radius]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}"/>`)
    .join('');
}

const crown = [
  [64, 70, 14],
  [78, 56, 15],
  [98, 50, 16],
  [119, 54, 15],
  [135, 68, 14],
] as const;

export const longHair: readonly HairDrawing[] = [
  // Long and straight.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M48 100C40 36 160 36 152 100C152 130 160 150 160 178C146 188 128 184 122 172H78C72 184 54 188 40 178C40 150 48 130 48 100Z"/>`,
    front: sideParting(color),
  }),
  // Long waves.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M50 92C42 34 158 34 150 92C162 104 150 118 158 130C168 144 154 156 158 168C150 182 130 178 124 166H76C70 178 50 182 42 168C46 156 32 144 42 130C50 118 38 104 50 92Z"/>`,
    front: middleParting(color),
  }),
  // A bob.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M48 98C40 38 160 38 152 98C156 120 156 136 148 146C136 150 128 146 124 138H76C72 146 64 150 52 146C44 136 44 120 48 98Z"/>`,
    front: sideParting(color),
  }),
  // A bob with a fringe.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M47 98C40 34 160 34 153 98C157 122 154 140 146 148C134 150 128 144 124 138H76C72 144 66 150 54 148C46 140 43 122 47 98Z"/>`,
    front: fringe(color, shade),
  }),
  // A bun.
  (color, shade) => ({
    back: `<circle cx="100" cy="36" r="19" fill="${shade}"/><path fill="none" stroke="${color}" stroke-width="2" opacity=".6" d="M88 34C94 26 106 26 112 34"/><path fill="${shade}" d="M54 100C48 44 152 44 146 100L138 112H62Z"/>`,
    front: middleParting(color),
  }),
  // A ponytail over the shoulder.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M54 98C48 40 152 40 146 98C164 108 168 138 156 172C150 184 138 182 140 168C144 146 142 128 134 116H62Z"/>`,
    front: sideParting(color),
  }),
  // Two space buns.
  (color, shade) => ({
    back: `<circle cx="68" cy="46" r="17" fill="${shade}"/><circle cx="132" cy="46" r="17" fill="${shade}"/><path fill="${shade}" d="M54 100C48 44 152 44 146 100L138 112H62Z"/>`,
    front: middleParting(color),
  }),
  // Big curls.
  (color, shade) => ({
    back: curls(shade, [
      [52, 84, 20],
      [46, 108, 20],
      [50, 132, 19],
      [62, 150, 16],
      [148, 84, 20],
      [154, 108, 20],
      [150, 132, 19],
      [138, 150, 16],
      [66, 62, 20],
      [134, 62, 20],
      [100, 50, 24],
    ]),
    front: curls(color, crown),
  }),
  // An afro.
  (color, shade) => ({
    back: `<circle cx="100" cy="82" r="58" fill="${shade}"/>${curls(shade, [
      [48, 70, 14],
      [60, 44, 14],
      [84, 28, 14],
      [116, 28, 14],
      [140, 44, 14],
      [152, 70, 14],
      [150, 98, 14],
      [50, 98, 14],
    ])}`,
    front: `<path fill="${color}" d="M58 94C54 58 78 50 100 50C122 50 146 58 142 94C134 76 118 70 100 70C82 70 66 76 58 94Z"/>`,
  }),
  // Braids.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M52 100C46 42 154 42 148 100L140 116H60Z"/>${[56, 144]
      .map((x) =>
        curls(shade, [
          [x, 120, 9],
          [x, 134, 9],
          [x, 148, 8.5],
          [x, 161, 8],
          [x, 173, 7],
        ]),
      )
      .join('')}`,
    front: middleParting(color),
  }),
];

export const shortHair: readonly HairDrawing[] = [
  (color) => ({ back: '', front: crop(color) }),
  // A quiff.
  (color, shade) => ({
    back: '',
    front: `<path fill="${shade}" d="M58 98C54 70 64 58 76 56L132 58C144 66 146 82 142 98C140 88 136 80 130 78H70C64 80 60 88 58 98Z"/><path fill="${color}" d="M66 76C56 48 92 28 128 36C148 42 144 62 132 76C112 68 90 68 66 76Z"/>`,
  }),
  // Close cut.
  (color) => ({
    back: '',
    front: `<path fill="${color}" opacity=".82" d="M59 94C55 58 80 50 100 50C120 50 145 58 141 94C138 80 132 72 124 68C110 64 90 64 76 68C68 72 62 80 59 94Z"/>`,
  }),
  // None.
  () => ({
    back: '',
    front:
      '<path fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".28" d="M78 70C84 64 92 62 98 62"/>',
  }),
  // Curls on top.
  (color, shade) => ({
    back: '',
    front: `<path fill="${shade}" d="M58 98C54 74 62 66 70 64H130C138 66 146 74 142 98C140 88 136 80 130 78H70C64 80 60 88 58 98Z"/>${curls(color, [...crown, [88, 64, 12], [110, 64, 12]])}`,
  }),
  // Longer, behind the ears.
  (color, shade) => ({
    back: `<path fill="${shade}" d="M52 98C46 40 154 40 148 98C152 122 150 138 142 146L132 120H68L58 146C50 138 48 122 52 98Z"/>`,
    front: middleParting(color),
  }),
  // A side parting.
  (color) => ({ back: '', front: sideParting(color) }),
  // A knot on top.
  (color, shade) => ({
    back: `<circle cx="100" cy="36" r="14" fill="${shade}"/>`,
    front: `<path fill="${color}" d="M58 96C52 56 78 44 100 44C122 44 148 56 142 96C138 80 126 68 100 66C74 68 62 80 58 96Z"/>`,
  }),
];

/** Cloth around the head, in the garment's colours. */
export const headscarf: HairDrawing = (color, shade) => ({
  back: `<path fill="${shade}" d="M44 104C36 30 164 30 156 104C156 138 166 160 170 200H30C34 160 44 138 44 104Z"/>`,
  front: `<path fill="${color}" fill-rule="evenodd" d="M48 106C40 34 160 34 152 106C150 142 134 164 100 166C66 164 50 142 48 106ZM64 102C62 130 78 148 100 148C122 148 138 130 136 102C136 74 122 66 100 66C78 66 64 74 64 102Z"/><path fill="${shade}" opacity=".7" d="M62 140C80 166 120 166 140 138C144 160 128 184 100 180C78 180 62 162 62 140Z"/>`,
  hidesEars: true,
});

export const beanie: HairDrawing = (color, shade) => ({
  back: '',
  front: `<path fill="${color}" d="M56 84C50 34 150 34 144 84Z"/><rect x="52" y="72" width="96" height="19" rx="8" fill="${shade}"/><path stroke="${color}" stroke-width="2" opacity=".55" d="M66 73V90M80 73V90M94 73V90M108 73V90M122 73V90M136 73V90"/>`,
});

export const cap: HairDrawing = (color, shade) => ({
  back: '',
  front: `<path fill="${color}" d="M57 82C52 38 148 38 143 82Z"/><path fill="${shade}" d="M54 80C78 70 122 70 146 80C150 90 146 94 140 92C114 84 86 84 60 92C54 94 50 90 54 80Z"/><circle cx="100" cy="47" r="3.5" fill="${shade}"/>`,
});
