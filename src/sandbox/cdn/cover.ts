import { createRandom, integerBetween, mix, type Random } from '../random.ts';
import type { Creator } from '../world/creator.ts';
import type { Scene } from '../world/niche.ts';
import { postSubject } from '../world/post.ts';

/** The cover of a video, as SVG of 360 x 640: a quiet still life in the colours of what it is about. */
export function drawCover(creator: Creator, postNumber: number): string {
  const random = createRandom(mix(creator.seed, postNumber + 9_000_000));
  const { niche } = postSubject(creator, postNumber);
  const [sky, middle, accent] = niche.colors;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 640">',
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="${random().toFixed(2)}" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${middle}"/></linearGradient>`,
    '<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset=".55" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".38"/></linearGradient></defs>',
    '<rect width="360" height="640" fill="url(#sky)"/>',
    `<circle cx="${integerBetween(random, 60, 300)}" cy="${integerBetween(random, 90, 220)}" r="${integerBetween(random, 50, 120)}" fill="${accent}" opacity=".55"/>`,
    scenes[niche.scene](random, middle, accent),
    '<rect width="360" height="640" fill="url(#dusk)"/>',
    '</svg>',
  ].join('');
}

type SceneDrawing = (random: Random, middle: string, accent: string) => string;

const table = (color: string) => `<path d="M0 470H360V640H0Z" fill="${color}" opacity=".9"/>`;
const shadow = (x: number, y: number, width: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${width / 7}" fill="#000" opacity=".16"/>`;

const scenes: Record<Scene, SceneDrawing> = {
  bottle: (random, middle, accent) => {
    const bottles = [92, 180, 268].map((x) => {
      const height = integerBetween(random, 120, 230);
      const top = 490 - height;
      const width = integerBetween(random, 34, 46);
      return `${shadow(x, 492, width + 10)}<rect x="${x - 12}" y="${top - 34}" width="24" height="40" rx="5" fill="#3b3b40" opacity=".85"/><rect x="${x - width}" y="${top}" width="${width * 2}" height="${height}" rx="16" fill="${accent}"/><rect x="${x - width + 8}" y="${top + height * 0.4}" width="${width * 2 - 16}" height="${height * 0.32}" rx="5" fill="${middle}" opacity=".7"/><rect x="${x - width + 7}" y="${top + 10}" width="6" height="${height - 24}" rx="3" fill="#fff" opacity=".55"/>`;
    });
    return table(accent) + bottles.join('');
  },
  bowl: (random, middle, accent) => {
    const toppings = Array.from({ length: 9 }, () => {
      const color = ['#e76f51', '#588157', '#f4b942', '#fefae0', '#b5446e', accent][
        integerBetween(random, 0, 5)
      ];
      return `<circle cx="${integerBetween(random, 105, 255)}" cy="${integerBetween(random, 348, 382)}" r="${integerBetween(random, 15, 28)}" fill="${color}"/>`;
    });
    return `${table(middle)}${shadow(180, 540, 130)}${toppings.join('')}<path d="M50 376H310C310 470 250 536 180 536C110 536 50 470 50 376Z" fill="#fffaf2"/><path d="M50 376H310C309 392 307 404 303 416H57C53 404 51 392 50 376Z" fill="#000" opacity=".06"/><g fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".5"><path d="M140 310C128 288 152 274 140 250"/><path d="M184 306C172 280 198 266 184 238"/><path d="M226 310C214 288 238 274 226 250"/></g>`;
  },
  mountain: (random, middle) => {
    const peak = integerBetween(random, 210, 290);
    return `<path d="M-20 470L110 ${peak + 50}L190 400L270 ${peak}L390 460V640H-20Z" fill="${middle}"/><path d="M270 ${peak}L238 ${peak + 48}L262 ${peak + 40}L276 ${peak + 58}L304 ${peak + 50}Z" fill="#fff" opacity=".85"/><path d="M-20 520C60 440 150 520 220 470C290 430 340 480 390 460V640H-20Z" fill="#2f4858" opacity=".55"/><path d="M-20 580C80 520 160 590 240 545C310 510 350 550 390 540V640H-20Z" fill="#1f3540" opacity=".75"/>`;
  },
  plant: (random, middle, accent) => {
    const leaves = [-62, -36, -12, 12, 36, 62].map((angle) => {
      const length = integerBetween(random, 130, 210);
      return `<g transform="rotate(${angle + integerBetween(random, -7, 7)} 180 440)"><path d="M180 440C${130} ${440 - length * 0.5} 150 ${440 - length} 180 ${420 - length}C210 ${440 - length} 230 ${440 - length * 0.5} 180 440Z" fill="#4f8a5b"/><path d="M180 440V${440 - length}" stroke="#2f5d3c" stroke-width="4" opacity=".6"/></g>`;
    });
    return `${table(accent)}${shadow(180, 566, 92)}${leaves.join('')}<path d="M110 436H250L232 562H128Z" fill="#c8744f"/><rect x="100" y="424" width="160" height="28" rx="8" fill="#d98a63"/><path d="M128 562H150L136 452H112Z" fill="${middle}" opacity=".22"/>`;
  },
  room: (random, middle, accent) =>
    `<rect x="${integerBetween(random, 40, 90)}" y="120" width="130" height="170" rx="8" fill="#fff" opacity=".75"/><path d="M0 490H360V640H0Z" fill="${accent}" opacity=".75"/>${shadow(190, 548, 140)}<rect x="60" y="400" width="260" height="110" rx="30" fill="${middle}"/><rect x="40" y="440" width="70" height="100" rx="26" fill="${middle}"/><rect x="270" y="440" width="70" height="100" rx="26" fill="${middle}"/><path d="M40 470H340V540H40Z" fill="#000" opacity=".08"/><rect x="120" y="416" width="62" height="62" rx="14" fill="#fff" opacity=".8" transform="rotate(${integerBetween(random, -14, 10)} 150 446)"/><path d="M304 300V400M276 300H332L322 250H286Z" stroke="#3b3b40" stroke-width="5" fill="#fff6d6"/>`,
  device: (random, middle, accent) =>
    `${table('#2f3542')}${shadow(180, 520, 150)}<rect x="40" y="270" width="280" height="186" rx="14" fill="#1f2430"/><rect x="52" y="282" width="256" height="162" rx="6" fill="${middle}"/><g fill="${accent}" opacity=".9">${[
      0, 1, 2, 3, 4, 5,
    ]
      .map((at) => {
        const height = integerBetween(random, 24, 128);
        return `<rect x="${74 + at * 37}" y="${432 - height}" width="24" height="${height}" rx="5"/>`;
      })
      .join(
        '',
      )}</g><path d="M150 456H210L220 500H140Z" fill="#3a4152"/><rect x="110" y="500" width="140" height="12" rx="6" fill="#4b5366"/>`,
  garment: (random, middle, accent) =>
    `<path d="M30 150H330" stroke="#3b3b40" stroke-width="8" stroke-linecap="round"/>${[80, 180, 280]
      .map((x, at) => {
        const length = integerBetween(random, 190, 300);
        const color = [accent, middle, '#fffaf2'][at];
        return `<path d="M${x} 150V172" stroke="#3b3b40" stroke-width="5"/><path d="M${x - 14} 172H${x + 14}L${x + 48} 200L${x + 40} 244L${x + 28} 236L${x + 36} ${172 + length}H${x - 36}L${x - 28} 236L${x - 40} 244L${x - 48} 200Z" fill="${color}"/><path d="M${x} 190V${160 + length}" stroke="#000" stroke-width="2" opacity=".12"/>`;
      })
      .join('')}<path d="M0 580H360V640H0Z" fill="#000" opacity=".14"/>`,
  pet: (random, middle, accent) => {
    const tilt = integerBetween(random, -8, 8);
    return `<path d="M0 540H360V640H0Z" fill="${accent}" opacity=".8"/><path d="M70 640C70 500 120 450 180 450C240 450 290 500 290 640Z" fill="#fff7ec"/><g transform="rotate(${tilt} 180 380)"><path d="M84 300C60 330 70 420 110 420L132 320ZM276 300C300 330 290 420 250 420L228 320Z" fill="${middle}"/><path d="M104 370C104 270 256 270 256 370C256 450 220 490 180 490C140 490 104 450 104 370Z" fill="#fff7ec"/><path d="M104 366C106 290 150 290 164 300C160 360 140 390 112 400Z" fill="${middle}"/><circle cx="146" cy="378" r="11" fill="#2b211d"/><circle cx="214" cy="378" r="11" fill="#2b211d"/><circle cx="150" cy="374" r="4" fill="#fff"/><circle cx="218" cy="374" r="4" fill="#fff"/><path d="M164 412C170 404 190 404 196 412C194 424 186 430 180 430C174 430 166 424 164 412Z" fill="#2b211d"/><path d="M180 430C178 446 160 450 152 442M180 430C182 446 200 450 208 442" fill="none" stroke="#2b211d" stroke-width="5" stroke-linecap="round"/></g>`;
  },
  road: (random, middle, accent) => {
    const bend = integerBetween(random, 120, 240);
    return `<path d="M-20 400C80 340 160 400 230 360C300 330 340 380 390 360V640H-20Z" fill="${middle}"/><path d="M${bend - 8} 384H${bend + 8}L300 640H60Z" fill="#3d4148"/><path d="M${bend} 396L180 640" stroke="${accent}" stroke-width="8" stroke-dasharray="34 26"/>${shadow(180, 560, 84)}<path d="M110 548V486C116 462 140 440 150 438H210C220 440 244 462 250 486V548Z" fill="${accent}"/><path d="M134 482C140 462 148 454 154 452H206C212 454 220 462 226 482Z" fill="#24313f" opacity=".85"/><rect x="110" y="540" width="30" height="24" rx="6" fill="#22262c"/><rect x="220" y="540" width="30" height="24" rx="6" fill="#22262c"/><circle cx="130" cy="512" r="9" fill="#fff3c4"/><circle cx="230" cy="512" r="9" fill="#fff3c4"/>`;
  },
  waves: (random, middle, accent) =>
    [330, 400, 470, 540]
      .map((y, at) => {
        const swell = integerBetween(random, 30, 80);
        return `<path d="M-10 ${y}C70 ${y - swell} 130 ${y + swell} 190 ${y}C250 ${y - swell} 310 ${y + swell} 370 ${y}V650H-10Z" fill="${at % 2 === 0 ? middle : accent}" opacity="${0.5 + at * 0.12}"/>`;
      })
      .join(''),
};
