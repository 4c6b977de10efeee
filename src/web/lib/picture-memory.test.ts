import { describe, expect, it } from 'vitest';
import { createPictureMemory, waitMs } from './picture-memory.ts';

const address = '/api/images/creator/0b7c/Zm9v.c2VhbA/96';

describe('picture memory', () => {
  it('knows what was shown, and tells whoever listens', () => {
    const memory = createPictureMemory();
    const heard: string[] = [];
    const stop = memory.subscribe(() => heard.push(memory.read(address).state.is));
    expect(memory.read(address)).toMatchObject({ state: { is: 'asked' }, repeats: 0 });
    memory.missing(address, 'pending');
    memory.askAgain(address);
    memory.shown(address, true);
    expect(heard).toEqual(['missing', 'asked', 'shown']);
    expect(memory.read(address)).toMatchObject({ state: { is: 'shown', late: true }, repeats: 1, misses: 0 });
    stop();
    memory.missing(address, 'failed');
    expect(heard).toHaveLength(3);
  });

  it('gives the same object until something changes', () => {
    const memory = createPictureMemory();
    expect(memory.read(address)).toBe(memory.read('another'));
    memory.shown(address, false);
    expect(memory.read(address)).toBe(memory.read(address));
  });

  it('asks for what failed when the network is back, from the beginning, and for nothing else', () => {
    const memory = createPictureMemory();
    memory.missing('failed', 'failed');
    memory.missing('final', 'final');
    memory.shown('shown', false);
    memory.askFailedAgain();
    expect(memory.read('failed')).toMatchObject({ state: { is: 'asked' }, repeats: 1, misses: 0 });
    expect(memory.read('final').state.is).toBe('missing');
    expect(memory.read('shown').state.is).toBe('shown');
  });
});

describe('waitMs', () => {
  it.each(['failed', 'pending'] as const)('doubles for what is %s, up to a minute', (why) => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 50].map((misses) => waitMs(why, misses, 0) / 1000);
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is five minutes for what the server could not get', () => {
    expect([1, 2, 9].map((misses) => waitMs('final', misses, 0) / 1000)).toEqual([300, 300, 300]);
  });

  it('is spread, and never shorter', () => {
    expect([0, 0.5, 1].map((chance) => waitMs('failed', 1, chance))).toEqual([2000, 2500, 3000]);
  });
});
