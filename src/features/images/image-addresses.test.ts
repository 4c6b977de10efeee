import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ImageKind } from '../../domain/image.ts';
import { platforms } from '../../platforms/index.ts';
import { createImageAddresses, imageVersion } from './image-addresses.ts';

const secret = 'a secret of the installation, 32+ characters';
const addresses = createImageAddresses(secret);

function sealOf(kind: ImageKind, id: string, version = 'abcd1234'): string {
  return addresses.sign({ kind, id, version }).split('/')[5] ?? '';
}

describe('image addresses', () => {
  it('are verified by those who share the secret', () => {
    const id = randomUUID();
    const address = addresses.sign({ kind: 'creator', id, version: 'abcd1234' });
    expect(address).toMatch(/^\/api\/images\/creator\/[0-9a-f-]{36}\/[\w-]{8}\.[\w-]{22}\/96$/);
    expect(addresses.sign({ kind: 'post', id, version: 'abcd1234' })).toMatch(/\/80$/);
    const seal = sealOf('creator', id);
    const name = { kind: 'creator', id, version: 'abcd1234' };
    expect(addresses.verify('creator', id, seal)).toEqual(name);
    expect(createImageAddresses(secret).verify('creator', id, seal)).toEqual(name);
    expect(createImageAddresses(`${secret}!`).verify('creator', id, seal)).toBe(null);
  });

  it('are refused when anything in them was changed', () => {
    const [id, otherId] = [randomUUID(), randomUUID()];
    const seal = sealOf('creator', id);
    const [version = '', signature = ''] = seal.split('.');
    expect(addresses.verify('post', id, seal)).toBe(null);
    expect(addresses.verify('creator', otherId, seal)).toBe(null);
    expect(addresses.verify('creator', id, sealOf('creator', otherId))).toBe(null);
    for (let at = 0; at < seal.length; at++) {
      const forged = seal.slice(0, at) + (seal[at] === 'A' ? 'B' : 'A') + seal.slice(at + 1);
      expect(addresses.verify('creator', id, forged), forged).toBe(null);
    }
    const others = ['', '.', seal.slice(0, -1), `${seal}A`, `${seal}.`, version, `.${signature}`];
    for (const forged of [...others, `${version}.`, `${seal}é`]) {
      expect(addresses.verify('creator', id, forged), forged).toBe(null);
    }
  });
});

describe('the version of an image', () => {
  it.each(platforms.map(({ id, images }) => [id, images.hosts[0] ?? ''] as const))(
    'of %s changes with the picture and not with signature or host',
    (platform, host) => {
      const version = imageVersion(platform, `https://a.${host}/bucket/face.jpeg?x-expires=1&x-signature=a`);
      expect(version).toMatch(/^[\w-]{8}$/);
      expect(imageVersion(platform, `https://b.${host}/bucket/face.jpeg?x-expires=2&oh=b`)).toBe(version);
      expect(imageVersion(platform, `https://a.${host}/bucket/other.jpeg?x-expires=1`)).not.toBe(version);
      expect(imageVersion(platform, 'not a url')).not.toBe(version);
    },
  );
});
