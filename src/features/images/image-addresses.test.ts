import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createImageAddresses } from './image-addresses.ts';

const secret = 'a secret of the installation, 32+ characters';
const addresses = createImageAddresses(secret);
const source = 'https://p16.cdn.example/face~300.jpeg?x-expires=1&x-signature=a';

function partsOf(address: string) {
  const [, , , kind = '', id = '', seal = '', size = ''] = address.split('/');
  return { kind, id, seal, size };
}

describe('image addresses', () => {
  it('are verified by those who share the secret, and tell nothing of the source', () => {
    const id = randomUUID();
    const address = addresses.sign('creator', id, source);
    expect(address).toMatch(/^\/api\/images\/creator\/[0-9a-f-]{36}\/[\w-]{8}\.[\w-]{22}\/small$/);
    const { seal } = partsOf(address);
    const name = { kind: 'creator', id, version: seal.split('.')[0] };
    expect(addresses.verify('creator', id, seal)).toEqual(name);
    expect(createImageAddresses(secret).verify('creator', id, seal)).toEqual(name);
    expect(createImageAddresses(`${secret}!`).verify('creator', id, seal)).toBe(null);
  });

  it('change with the picture and not with the signature of its network', () => {
    const id = randomUUID();
    const of = (url: string) => addresses.sign('post', id, url);
    expect(of('https://p19.cdn.example/face~300.jpeg?x-expires=2&x-signature=b')).toBe(of(source));
    expect(of('https://p16.cdn.example/other~300.jpeg?x-expires=1&x-signature=a')).not.toBe(of(source));
    expect(of('not a url')).not.toBe(of(source));
  });

  it('are refused when anything in them was changed', () => {
    const [id, otherId] = [randomUUID(), randomUUID()];
    const { seal } = partsOf(addresses.sign('creator', id, source));
    const other = partsOf(addresses.sign('creator', otherId, source)).seal;
    const [version = '', signature = ''] = seal.split('.');
    expect(addresses.verify('post', id, seal)).toBe(null);
    expect(addresses.verify('creator', otherId, seal)).toBe(null);
    expect(addresses.verify('creator', id, other)).toBe(null);
    for (let at = 0; at < seal.length; at++) {
      const forged = seal.slice(0, at) + (seal[at] === 'A' ? 'B' : 'A') + seal.slice(at + 1);
      expect(addresses.verify('creator', id, forged), forged).toBe(null);
    }
    for (const forged of [
      '',
      '.',
      seal.slice(0, -1),
      `${seal}A`,
      `${seal}.`,
      version,
      `.${signature}`,
      `${version}.`,
    ]) {
      expect(addresses.verify('creator', id, forged), forged).toBe(null);
    }
  });
});
