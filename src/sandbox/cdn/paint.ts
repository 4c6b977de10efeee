import type { ImageSubject } from './image-hosts.ts';

/** Nobody needs a larger face, and drawing takes most of the time: what is larger is drawn at about this size. */
const avatarDetail = 240;

/** A drawing as a file of that size. */
export async function paint(
  svg: string,
  subject: ImageSubject,
  { width, height, format }: { width: number; height: number; format: 'jpeg' | 'webp' },
): Promise<Buffer> {
  // Loaded with the first image only: it would take a third of the starting time.
  const { default: sharp } = await import('sharp');
  const enlargement = subject === 'avatar' ? Math.max(1, Math.floor(width / avatarDetail)) : 1;
  let picture = sharp(sized(svg, Math.ceil(width / enlargement), Math.ceil(height / enlargement)));
  if (enlargement > 1) {
    const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
    picture = sharp(data, { raw: info }).resize(width, height, { kernel: 'nearest' });
  }
  return format === 'jpeg'
    ? picture.jpeg({ quality: 80 }).toBuffer()
    : picture.webp({ quality: 80, effort: 0 }).toBuffer();
}

/** Drawn in its size, and what juts out cut off: quicker than drawing it first and resizing it then. */
function sized(svg: string, width: number, height: number): Buffer {
  const attributes = `width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice"`;
  return Buffer.from(svg.replace('<svg ', `<svg ${attributes} `));
}
