import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailAddressSchema } from './creator.ts';
import { labelledSets } from './emails-in-text.fixture.ts';
import { emailsInText } from './emails-in-text.ts';

const addresses = (text: string): string[] => emailsInText(text).map((email) => email.address);
const bios = Object.values(labelledSets).flatMap((set) => Object.values(set).flat());

describe('on any text', () => {
  const scraps = fc.constantFrom(
    ...[
      '@',
      ' at ',
      '[at]',
      '.',
      ' dot ',
      '(dot)',
      '…',
      '☆',
      'AT',
      'DOT',
      '\u200b',
      '️⃣',
      '1',
      'ⓐ',
      '𝐚',
      'com',
    ],
    ...[
      'zoe',
      'example',
      'gmail',
      ' ',
      '\n',
      '-',
      '_',
      "'",
      '&',
      '*',
      '。',
      '邮箱',
      'о',
      'почта',
      '://',
      '\ue000',
      '%40',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('gives well-formed addresses only, each once, in words that are in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = emailsInText(text);
        for (const email of found) {
          emailAddressSchema.parse(email);
          const [local, domain, ...rest] = email.address.split('@');
          expect(rest).toEqual([]);
          expect(local).toMatch(/^[\p{L}\p{M}\p{Nd}_+&'$.-]{1,64}$/u);
          expect(domain).toMatch(/^[\p{L}\p{M}\p{Nd}.-]{4,253}$/u);
          expect(domain).toBe(domain?.toLowerCase());
          expect(text).toContain(email.writtenAs);
        }
        const keys = found.map(({ address }) => address.toLowerCase());
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds in the addresses that it gives those very addresses', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...bios.map(({ bio }) => bio))), (text) => {
        const found = addresses(text);
        expect(addresses(found.join('\n'))).toEqual(found);
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds a plain address among any words and emoji', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    const name = (longest: number) =>
      fc
        .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: longest })
        .map((text) => `q${text}`);
    const planted = fc
      .tuple(
        fc.array(name(8), { minLength: 1, maxLength: 3 }),
        name(20),
        fc.constantFrom('com', 'co.uk', 'de', 'io'),
      )
      .map(([local, domain, ending]) => `${local.join('.')}@${domain}.${ending}`);
    const words = fc
      .array(
        fc.constantFrom(
          'vegan',
          '✨',
          '@brand',
          'at',
          'home',
          'dot',
          '❤️‍🔥',
          '邮箱',
          'почта',
          '1️⃣',
          '|',
          'v1.2',
          ':)',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, planted, words, (before, address, after) => {
        // By chance the words spell another one out, as in "vegan at home dot at": that is right, too.
        const plain = emailsInText(`${before} ${address} ${after}`).filter(({ form }) => form === 'plain');
        expect(plain.map((email) => email.address)).toEqual([address]);
      }),
      { numRuns: 500 },
    );
  });

  it('finds plain addresses whatever separates them from their surroundings', () => {
    const separator = fc.constantFrom(
      ...[
        ' ',
        '\n',
        '\t',
        ' | ',
        '|',
        ' / ',
        ', ',
        '; ',
        ' • ',
        '•',
        ' → ',
        '→',
        '📧',
        '✨',
        '❤️',
        '👉🏽',
        '【',
        '】',
        '(',
        ')',
      ],
      ...['"', '<', '>', '“', '”', '«', '»', '、', '，', '：', '\u200b ', '\u202c ', '\u3000'],
    );
    const address = fc.constantFrom(
      'zoe.b@example.com',
      'kim+ugc@lumen.co.uk',
      "o'hara@fernweh.ie",
      'info@paperfern.studio',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(separator, address), { minLength: 1, maxLength: 6 }),
        separator,
        (parts, last) => {
          const text = parts.map(([before, planted]) => before + planted).join('') + last;
          expect(addresses(text)).toEqual([...new Set(parts.map(([, planted]) => planted))]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const hard = [
    'a@',
    'a@a@',
    '@',
    '.',
    '(((((',
    'a',
    'at ',
    'at at at dot dot ',
    'a@a.',
    'a @ ',
    'x@y.com',
    '[at](dot)',
    '([{<',
    'zoe@example.bad ',
    '𝐳\u200b',
    '&#%4',
  ];

  it.each([...hard, 'credit to a@b.co '])(
    'looks at no more characters for each one when there are more of them: %j',
    (piece) => {
      const looksPerCharacter = (length: number) => {
        const { charCodeAt } = String.prototype;
        let count = 0;
        String.prototype.charCodeAt = function (index) {
          count += 1;
          return charCodeAt.call(this, index);
        };
        try {
          emailsInText(piece.repeat(Math.ceil(length / piece.length)));
        } finally {
          String.prototype.charCodeAt = charCodeAt;
        }
        return count / length;
      };
      expect(looksPerCharacter(16_000)).toBeLessThan(looksPerCharacter(1_000) * 1.2 + 1);
    },
  );

  it('judges an address by what is near it', () => {
    const far = `\n${'Slow mornings and long walks. '.repeat(12)}\n`;
    fc.assert(
      fc.property(fc.constantFrom(...bios), fc.constantFrom(...bios), (one, other) => {
        const apart = [...addresses(one.bio), ...addresses(other.bio)].map((address) =>
          address.toLowerCase(),
        );
        const together = addresses(one.bio + far + other.bio).map((address) => address.toLowerCase());
        expect(together).toEqual([...new Set(apart)]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads texts of any length, to the end', () => {
    for (const piece of hard) {
      const text = `${piece.repeat(Math.ceil(100_000 / piece.length))}\nzoe@example.com`;
      expect(addresses(text)).toEqual(['zoe@example.com']);
    }
  });

  it('has enough of a directory after five hundred addresses', () => {
    const directory = Array.from({ length: 1_000 }, (_, index) => `zoe${index}@example.com`).join('\n');
    expect(emailsInText(directory)).toHaveLength(500);
  });
});
