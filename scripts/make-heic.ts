// Encodes the sandbox's HEIC files anew (src/sandbox/cdn/heic/README.md). Needs heif-enc of libheif with x265.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { heicDrawings, heicFile } from '../src/sandbox/cdn/heic-pictures.ts';

const sizes = { avatar: { width: 240, height: 240 }, cover: { width: 360, height: 640 } };
const quality = 45;

/** What phones do: one in sixteen has ten bits a colour, another one the colours of Display P3. */
function featureOf(number: number): 'deep' | 'display-p3' | null {
  if (number % 16 === 5) return 'deep';
  return number % 16 === 11 ? 'display-p3' : null;
}

const folder = mkdtempSync(join(tmpdir(), 'heic-'));
try {
  for (const [subject, drawings] of Object.entries(heicDrawings())) {
    const kind = subject === 'avatar' ? 'avatar' : 'cover';
    for (const [number, svg] of drawings.entries()) {
      const feature = featureOf(number);
      const drawn = sharp(Buffer.from(svg)).resize(sizes[kind]).removeAlpha();
      if (feature === 'deep') drawn.toColourspace('rgb16');
      if (feature === 'display-p3') drawn.withIccProfile('p3');
      const png = join(folder, 'drawing.png');
      await drawn.png().toFile(png);
      const depth = feature === 'deep' ? '10' : '8';
      execFileSync('heif-enc', [
        ...['-q', String(quality), '-b', depth, '-p', 'preset=slow', png],
        ...['-o', fileURLToPath(heicFile(kind, number))],
      ]);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
