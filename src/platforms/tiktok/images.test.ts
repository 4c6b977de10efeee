import { expect, it } from 'vitest';
import { images } from './images.ts';

it('knows the same picture in another size, format and signature', () => {
  const identity = (address: string) => images.identity?.(new URL(address));
  const bucket = 'https://p16-sign-va.tiktokcdn.com/tos-maliva-avt-0068';
  const avatar = identity(`${bucket}/0123abcd~tplv-tiktokx-cropcenter:720:720.jpeg?x-expires=1`);
  expect(identity(`${bucket}/0123abcd~tplv-tiktokx-cropcenter:100:100.heic?x-expires=2`)).toBe(avatar);
  expect(identity(`${bucket}/4567abcd~tplv-tiktokx-cropcenter:720:720.jpeg?x-expires=1`)).not.toBe(avatar);
});
