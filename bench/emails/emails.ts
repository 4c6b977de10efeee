import { LinkifyIt } from 'linkify-it';
import type { EmailAddress } from '../../src/domain/creator.ts';
import { labelledSets } from '../../src/domain/emails-in-text.fixture.ts';
import { emailsInText } from '../../src/domain/emails-in-text.ts';
import { type LabelledBio, type Tally, tallyOf } from '../../src/domain/emails-in-text-labels.fixture.ts';
import type { BenchPostgres } from '../support/database.ts';
import { createReport, note, type Report } from '../support/report.ts';
import { hardTexts, timeOn } from './times.ts';

type Find = (text: string) => { address: string }[];

const linkify = new LinkifyIt();
const finders: Record<string, Find> = {
  Castlist: (text) => emailsInText(text),
  'regular expression': (text) => (text.match(/[\w.-]+@[\w.-]+\.\w+/g) ?? []).map((address) => ({ address })),
  'linkify-it': (text) =>
    (linkify.match(text) ?? [])
      .filter(({ schema }) => schema === 'mailto:')
      .map(({ url }) => ({ address: url.slice('mailto:'.length) })),
};

const setNames: Record<keyof typeof labelledSets, string> = {
  builtOn: 'built on',
  firstBlind: 'first blind',
  secondBlind: 'second blind',
  thirdBlind: 'third blind',
  fourthBlind: 'fourth blind',
  fifthBlind: 'fifth blind',
};

/** What Castlist had on each blind set when it was first run on it, as recorded: this cannot be measured again. */
const firstLook = [
  ['first blind', '0.851', '211 of 216', '86 of 103', '41 of 49'],
  ['second blind', '0.939', '170 of 172', '91 of 92', '16 of 64'],
  ['third blind', '0.644', '47 of 54', '-', '26 of 64'],
  ['fourth blind', '0.970', '46 of 46', '18 of 19', '2 of 21'],
  ['fifth blind, all 304', '0.800', '141 of 142', '59 of 63', '41 of 75'],
  ['then 176 others', '0.678', '85 of 86', '16 of 21', '46 of 83'],
  ['then 125 others', '0.607', '53 of 55', '12 of 12', '41 of 60'],
  ['then 85 others', '0.846', '39 of 39', '16 of 16', '10 of 35'],
  ['then 40 others', '0.697', '22 of 22', '1 of 1', '8 of 24'],
];

/** Addresses found in labelled bios, beside the seeds' regular expression and linkify-it, and how long hard texts take. */
export async function benchEmails(postgres: BenchPostgres, { runs }: { runs: number }): Promise<void> {
  const report = createReport('emails', 'E-mail addresses in bios', postgres.version);
  report.say(
    'All bios are invented, and Castlist has been tuned on every set below: these figures say that it still does',
  );
  report.say(
    'what it did, not what it will do on others. What it had at first sight of the blind sets stands behind them.',
  );
  report.say("Theirs = addresses found that are told to be somebody else's, of those in the set.");
  report.say(
    'Dressed-up letters (mathematical, full-width) count as plain. linkify-it as installed, e-mails only.',
  );
  for (const name of Object.keys(labelledSets) as (keyof typeof labelledSets)[]) reportSet(report, name);
  report.say('');
  report.say(
    'At first sight, before its mistakes were mended (dressed-up letters counted as disguised then;',
  );
  report.say(
    'the third set is nothing but bios about whose an address is; of the fifth and what followed it, with as',
  );
  report.say('many other people in them, only the most telling bios are kept, with other names):');
  report.table(['Castlist', 'precision', 'plain', 'disguised', 'theirs'], firstLook);
  reportConfidence(report);
  reportTimes(report, runs);
  report.keep();
}

function reportSet(report: Report, name: keyof typeof labelledSets): void {
  const bios = Object.values(labelledSets[name]).flat();
  const theirs = bios.flatMap(({ somebodyElses }) => somebodyElses).length;
  const rows = Object.entries(finders).map(([finder, find]) => {
    const tally = tallyOf(bios, find);
    return [finder, ...columns(tally), `${tally.somebodyElses} of ${theirs}`];
  });
  const { plainWanted, disguisedWanted } = tallyOf(bios, () => []);
  report.say('');
  report.say(
    `${setNames[name]}: ${bios.length} bios, ${plainWanted} plain addresses, ${disguisedWanted} disguised`,
  );
  report.table(['', 'precision', 'recall plain', 'recall disguised', 'theirs'], rows);
}

const share = (value: number | null): string => (value === null ? '-' : value.toFixed(3));
const columns = ({ precision, plainRecall, disguisedRecall }: Tally): string[] =>
  [precision, plainRecall, disguisedRecall].map(share);

const bands: [from: number, to: number][] = [
  [0.95, 1],
  [0.85, 0.95],
  [0.75, 0.85],
  [0, 0.75],
];

/** Whether the confidence means something: how many of the addresses in each band are right. */
function reportConfidence(report: Report): void {
  const { builtOn: _, ...blindSets } = labelledSets;
  const judged = Object.values(blindSets).flatMap((set) => Object.values(set).flat().flatMap(judge));
  report.say('');
  report.say('How many are right, by how sure Castlist is of them (blind sets):');
  report.table(
    ['confidence', 'found', 'right'],
    bands.map(([from, to]) => {
      const inside = judged.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
      const right = inside.filter(({ isRight }) => isRight).length;
      return [`${from.toFixed(2)} to ${to.toFixed(2)}`, String(inside.length), share(right / inside.length)];
    }),
  );
}

function judge({ bio, wanted }: LabelledBio): (Pick<EmailAddress, 'confidence'> & { isRight: boolean })[] {
  const addresses = new Set(wanted.map(({ address }) => address.toLowerCase()));
  return emailsInText(bio).map(({ address, confidence }) => ({
    confidence,
    isRight: addresses.has(address.toLowerCase()),
  }));
}

function reportTimes(report: Report, runs: number): void {
  report.say('');
  report.say(
    `Milliseconds of processor time for 100,000 characters, median of ${runs} rounds behind 10 to warm up;`,
  );
  report.say('what takes longer than half a second is measured once:');
  const bios = Object.values(labelledSets).flatMap((set) => Object.values(set).flat());
  const rows = hardTexts(bios.map(({ bio }) => bio)).map(([name, text]) => {
    note(`  ${name}`);
    return [name, ...Object.values(finders).map((find) => timeOn(() => find(text), runs).toFixed(1))];
  });
  report.table(['', ...Object.keys(finders)], rows);
}
