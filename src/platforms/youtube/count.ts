import { z } from 'zod';

/** Lenient: a number, a text, or nothing that can be read. */
export const countSchema = z.union([z.number(), z.string()]).nullish().catch(null);
type Count = z.infer<typeof countSchema>;

const sizes = { '': 1, K: 1e3, M: 1e6, B: 1e9 };
const writtenCount =
  /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([KMB])?(?: (?:subscriber|video|view|like|comment)s?)?$/i;
const writtenNone = /^no (?:subscribers|videos|views|likes|comments)$/i;

/**
 * The number, else what the words beside it say. Numbers can be fractions that the provider worked out ("16.4M" gave
 * 16399999.999999998), or the words themselves. A 0 counts only where the words say so: a missing count would be 0 too.
 */
export function readCount(count: Count, words?: Count): number | null {
  const said = countInWords(words);
  if (typeof count !== 'number') return countInWords(count) ?? said;
  const whole = Math.round(count);
  return whole > 0 && Number.isSafeInteger(whole) ? whole : said;
}

/** Of "1,234 views", "1.2M subscribers", "No views"; null for other languages and for words like "12 watching". */
function countInWords(words: Count): number | null {
  const text = typeof words === 'string' ? words.trim() : '';
  if (writtenNone.test(text)) return 0;
  const [, whole, fraction = '', unit = ''] = writtenCount.exec(text) ?? [];
  if (whole === undefined || (fraction !== '' && unit === '')) return null;
  const size = sizes[unit.toUpperCase() as keyof typeof sizes];
  const count = Math.round(Number(whole.replaceAll(',', '') + fraction) * size);
  return Number.isSafeInteger(count) ? count : null;
}
