import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type EmailAddress, emailAddressSchema } from './creator.ts';
import { labelledSets } from './emails-in-text.fixture.ts';
import { emailsInField, emailsInLinks, emailsInText, mergeEmails } from './emails-in-text.ts';
import { tallyOf } from './emails-in-text-labels.fixture.ts';

const addresses = (text: string): string[] => emailsInText(text).map((email) => email.address);
const { builtOn, ...blindSets } = labelledSets;
const bios = Object.values(labelledSets).flatMap((set) => Object.values(set).flat());

describe('on the bios it was built on', () => {
  for (const [kind, rows] of Object.entries(builtOn)) {
    it.each(rows)(`${kind}: $bio`, ({ bio, wanted }) => {
      expect(addresses(bio)).toEqual(wanted.map(({ address }) => address));
    });
  }

  it('marks disguised addresses as such, and is less sure of them', () => {
    for (const { bio, wanted } of Object.values(builtOn).flat()) {
      for (const { address, disguised } of wanted) {
        const found = emailsInText(bio).find((email) => email.address === address);
        expect([bio, found?.form === 'disguised']).toEqual([bio, disguised]);
        if (disguised) expect(found?.confidence).toBeLessThan(0.98);
      }
    }
  });
});

describe('on bios labelled blind', () => {
  it.each(Object.entries(blindSets))('%s: nearly all of the addresses, and hardly another', (_, set) => {
    const tally = tallyOf(Object.values(set).flat(), (bio) => emailsInText(bio));
    expect(tally.precision).toBeGreaterThan(0.97);
    expect(tally.plainRecall).toBeGreaterThan(0.98);
    if (tally.disguisedWanted > 0) expect(tally.disguisedRecall).toBeGreaterThan(0.92);
  });

  it('there are enough of them to mean something', () => {
    expect(bios.length).toBeGreaterThan(1_700);
    expect(bios.filter(({ wanted }) => wanted.length === 0).length).toBeGreaterThan(500);
  });

  it('gives what the schema promises, in the words of the text', () => {
    for (const { bio } of bios) {
      for (const email of emailsInText(bio)) {
        emailAddressSchema.parse(email);
        expect(bio).toContain(email.writtenAs);
        expect(email.confidence).toBeGreaterThan(0.5);
      }
    }
  });
});

describe('what an address says about itself', () => {
  it('keeps the words as they stood', () => {
    expect(emailsInText('Hi! 𝐳𝐨𝐞 [𝐚𝐭] exa\u200bmple (dot) COM, bye')).toEqual([
      {
        address: 'zoe@example.com',
        foundIn: 'bio',
        form: 'disguised',
        writtenAs: '𝐳𝐨𝐞 [𝐚𝐭] exa\u200bmple (dot) COM',
        confidence: 0.95,
      },
    ]);
  });

  it('passes on where it was found', () => {
    expect(emailsInText('zoe@example.com', 'provider')[0]?.foundIn).toBe('provider');
  });

  it('keeps the surer of two writings of one address, at the place of the first', () => {
    const found = emailsInText('zoe [at] example [dot] com, kim@example.com, ZOE@example.com');
    expect(found.map(({ address, form }) => [address, form])).toEqual([
      ['ZOE@example.com', 'plain'],
      ['kim@example.com', 'plain'],
    ]);
  });
});

describe('mailto links', () => {
  it.each<[string, string[]]>([
    ['mailto:zoe@example.com', ['zoe@example.com']],
    ['MAILTO:zoe@Example.com?subject=Hi&cc=kim@example.com', ['zoe@example.com']],
    ['mailto:zoe%2Bugc@example.com', ['zoe+ugc@example.com']],
    ['mailto:zoe@example.com,kim@example.com', ['zoe@example.com', 'kim@example.com']],
    ['mailto:zoe%zz@example.com', []],
    ['mailto:', []],
    ['mailto:?subject=zoe@example.com', []],
    ['mailto:?to=zoe@example.com&subject=Hi', ['zoe@example.com']],
    ['mailto:?subject=Hi&to=zoe%40example.com', ['zoe@example.com']],
    ['mailto:zoe%40example.com?body=Hello%20there', ['zoe@example.com']],
    ['mailto:%20zoe@example.com%20', ['zoe@example.com']],
    ['mailto:zoe@example.com;kim@example.com', ['zoe@example.com', 'kim@example.com']],
    ['mailto:zoe@example.com%2Ckim@example.com', ['zoe@example.com', 'kim@example.com']],
    ['mailto:Zoe%20Berg%20%3Czoe@example.com%3E', ['zoe@example.com']],
    ['mailto://zoe@example.com', ['zoe@example.com']],
    ['https://example.com/?to=zoe@example.com', []],
  ])('%s', (link, expected) => {
    const found = emailsInLinks([link]);
    expect(found.map(({ address }) => address)).toEqual(expected);
    for (const email of found)
      expect(email).toMatchObject({ form: 'mailto', foundIn: 'link', writtenAs: link });
  });
});

describe('links', () => {
  it.each<[string, string[]]>([
    ['zoe@example.com', ['zoe@example.com']],
    [' zoe@example.com ', ['zoe@example.com']],
    ['http://zoe@example.com', []],
    ['https://example.com/zoe@example.com', []],
    ['see zoe@example.com', []],
    ['', []],
  ])('that are no mailto, only if they are nothing but an address: %s', (link, expected) => {
    expect(emailsInLinks([link]).map(({ address }) => address)).toEqual(expected);
  });
});

describe("the provider's own field", () => {
  it.each<[string | null | undefined, string[]]>([
    ['zoe@Example.com', ['zoe@example.com']],
    [' zoe@example.com\n', ['zoe@example.com']],
    ['zoe@example.com, kim@example.com', ['zoe@example.com', 'kim@example.com']],
    ['', []],
    ['none', []],
    [null, []],
    [undefined, []],
  ])('%j', (value, expected) => {
    const found = emailsInField(value);
    expect(found.map(({ address }) => address)).toEqual(expected);
    for (const email of found) expect(email).toMatchObject({ foundIn: 'provider', form: 'plain' });
  });

  it('is believed more than a bio', () => {
    const [email] = mergeEmails(emailsInText('zoe@example.com'), emailsInField('zoe@example.com'));
    expect(email?.confidence).toBe(0.99);
  });
});

describe('merging', () => {
  const email = (address: string, form: EmailAddress['form'], confidence: number): EmailAddress => ({
    address,
    foundIn: 'bio',
    form,
    writtenAs: address,
    confidence,
  });

  it('has no doubles, whatever the case, and keeps the best form, the best confidence and the order', () => {
    const merged = mergeEmails(
      [email('zoe@example.com', 'disguised', 0.9), email('kim@example.com', 'plain', 0.5)],
      [email('ZOE@example.com', 'plain', 0.8), email('kim@example.com', 'plain', 0.98)],
      [email('new@example.com', 'mailto', 0.99)],
    );
    expect(merged.map(({ address, form, confidence }) => [address, form, confidence])).toEqual([
      ['ZOE@example.com', 'plain', 0.9],
      ['kim@example.com', 'plain', 0.98],
      ['new@example.com', 'mailto', 0.99],
    ]);
  });
});

const payloads = process.env.CASTLIST_PAYLOADS ?? join(import.meta.dirname, '../../../shared/payloads');
const profileFolders = [
  'v1_tiktok_profile',
  'v1_instagram_profile',
  'v1_youtube_channel',
  'v1_instagram_search_profiles',
];

describe.skipIf(!existsSync(payloads))('on recorded profiles', () => {
  const bioKeys = new Set(['signature', 'biography', 'description']);
  function biosIn(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string' ? (bioKeys.has(key) ? [inner] : []) : biosIn(inner),
    );
  }

  it('finds as plain exactly what a simple look at each word finds', () => {
    const recorded = profileFolders.flatMap((folder) =>
      readdirSync(join(payloads, folder))
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => biosIn(JSON.parse(readFileSync(join(payloads, folder, file), 'utf8')))),
    );
    expect(recorded.length).toBeGreaterThan(5);
    for (const bio of recorded) {
      const simple = bio.match(/[a-z0-9._]+@[a-z0-9-]+(?:\.[a-z]{2,})+/gi) ?? [];
      const plain = emailsInText(bio).filter(({ form }) => form === 'plain');
      expect(plain.map(({ address }) => address)).toEqual([...new Set(simple)]);
    }
  });
});
