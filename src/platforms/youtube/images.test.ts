import { expect, it } from 'vitest';
import { images } from './images.ts';

it('knows the same picture in another size, and one video from another', () => {
  const identity = (address: string) => images.identity?.(new URL(address));
  const avatar = identity('https://yt3.googleusercontent.com/ytc/AbCd_12=s176-c-k-c0x00ffffff-no-rj');
  expect(identity('https://yt3.ggpht.com/ytc/AbCd_12=s72-c-k-c0x00ffffff-no-rj')).toBe(avatar);
  expect(identity('https://yt3.ggpht.com/ytc/AbCd_13=s176-c-k-c0x00ffffff-no-rj')).not.toBe(avatar);
  const thumbnail = identity('https://i.ytimg.com/vi/AAAAAAAAAAA/hqdefault.jpg?sqp=1');
  expect(identity('https://img.youtube.com/vi/AAAAAAAAAAA/hqdefault.jpg')).toBe(thumbnail);
  expect(identity('https://i.ytimg.com/vi/BBBBBBBBBBB/hqdefault.jpg')).not.toBe(thumbnail);
});
