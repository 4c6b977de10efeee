/**
 * The labelled bios that the e-mail extractor is measured on. All people and brands are invented. Labels say what a
 * careful person would write to; the code does not decide them.
 */
import { firstBlindSet } from './emails-in-text-blind-1.fixture.ts';
import { secondBlindSet } from './emails-in-text-blind-2.fixture.ts';
import { thirdBlindSet } from './emails-in-text-blind-3.fixture.ts';
import { fourthBlindSet } from './emails-in-text-blind-4.fixture.ts';
import { fifthBlindSet } from './emails-in-text-blind-5.fixture.ts';
import { builtOn } from './emails-in-text-built-on.fixture.ts';
import { type LabelledBio, type LabelledRow, readRow } from './emails-in-text-labels.fixture.ts';

type LabelledSet = Record<string, LabelledBio[]>;

export const labelledSets = {
  builtOn: read(builtOn),
  firstBlind: read(firstBlindSet),
  secondBlind: read(secondBlindSet),
  thirdBlind: read(thirdBlindSet),
  fourthBlind: read(fourthBlindSet),
  fifthBlind: read(fifthBlindSet),
} satisfies Record<string, LabelledSet>;

function read(categories: Record<string, LabelledRow[]>): LabelledSet {
  return Object.fromEntries(
    Object.entries(categories).map(([category, rows]) => [category, rows.map(readRow)]),
  );
}
