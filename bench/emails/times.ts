import { median } from '../support/figures.ts';

const size = 100_000;

/** Ordinary texts, and such as make a pattern look at everything again and again; each 100,000 characters. */
export function hardTexts(bios: string[]): [name: string, text: string][] {
  const repeated = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const prose = 'Slow mornings, honest reviews and a dog called Biscuit 🌿 New videos on Sundays. ';
  return [
    ['bios, one after the other', repeated(`${bios.join('\n')}\n`)],
    ['prose without an address', repeated(prose)],
    ['prose in Russian', repeated('Честные обзоры и прогулки с собакой, новое видео по воскресеньям. ')],
    ['a long run of letters', repeated('a')],
    ['letters and dots', repeated('a.')],
    ['dots', repeated('.')],
    ['at-signs', repeated('@')],
    ['a@a@a@', repeated('a@')],
    ['a@a.a@a.', repeated('a@a.')],
    ['(((((', repeated('(')],
    ['zero-width spaces', repeated('z\u200b')],
    ['emoji', repeated('🌿')],
    ['at at at', repeated('at ')],
    ['[at](dot)[at](dot)', repeated('[at](dot)')],
    ['domains that do not exist', repeated('zoe@example.bad ')],
  ];
}

const toWarmUp = 10;
const tooLongMs = 500;

/** Milliseconds of this thread's processor time that something takes: what else runs on the machine does not count. */
export function timeOn(run: () => unknown, rounds: number): number {
  const times: number[] = [];
  for (let round = 0; round < toWarmUp + rounds; round += 1) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    const timeMs = (user + system) / 1_000;
    if (timeMs > tooLongMs) return timeMs;
    if (round >= toWarmUp) times.push(timeMs);
  }
  return median(times);
}
