/** How the labels of the e-mail extractor's bios are written, and how well a finder of addresses meets them. */

/** `zoe@brand.com` is written plainly or in dressed-up letters, `~` disguised, `!` somebody else's. */
export type LabelledRow = readonly [bio: string, ...labels: string[]];

export interface LabelledBio {
  bio: string;
  /** What is to be found, in order. */
  wanted: { address: string; disguised: boolean }[];
  /** Addresses in it that are not the creator's. */
  somebodyElses: string[];
}

export function readRow([bio, ...labels]: LabelledRow): LabelledBio {
  return {
    bio,
    wanted: labels
      .filter((label) => !label.startsWith('!'))
      .map((label) => ({ address: label.replace(/^~/, ''), disguised: label.startsWith('~') })),
    somebodyElses: labels.filter((label) => label.startsWith('!')).map((label) => label.slice(1)),
  };
}

/** How well addresses were found in labelled bios. Shares of nothing are null. */
export interface Tally {
  found: number;
  precision: number | null;
  plainRecall: number | null;
  disguisedRecall: number | null;
  plainWanted: number;
  disguisedWanted: number;
  /** Addresses found that are somebody else's. */
  somebodyElses: number;
}

export function tallyOf(bios: LabelledBio[], find: (bio: string) => { address: string }[]): Tally {
  let found = 0;
  let right = 0;
  let somebodyElses = 0;
  const wantedOf = { plain: 0, disguised: 0 };
  const foundOf = { plain: 0, disguised: 0 };
  for (const { bio, wanted, somebodyElses: theirs } of bios) {
    const addresses = new Set(find(bio).map(({ address }) => address.toLowerCase()));
    found += addresses.size;
    somebodyElses += theirs.filter((address) => addresses.has(address.toLowerCase())).length;
    for (const { address, disguised } of wanted) {
      const kind = disguised ? 'disguised' : 'plain';
      wantedOf[kind] += 1;
      if (!addresses.has(address.toLowerCase())) continue;
      foundOf[kind] += 1;
      right += 1;
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    found,
    precision: share(right, found),
    plainRecall: share(foundOf.plain, wantedOf.plain),
    disguisedRecall: share(foundOf.disguised, wantedOf.disguised),
    plainWanted: wantedOf.plain,
    disguisedWanted: wantedOf.disguised,
    somebodyElses,
  };
}
