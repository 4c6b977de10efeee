import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseObjectStoreAddress } from './address.ts';
import { openObjectStore } from './object-store.ts';

function bad(problem: string) {
  return expect.objectContaining({ code: 'bad_store_address', message: expect.stringContaining(problem) });
}

describe('the address of a store', () => {
  it.each(['.castlist/images', '/var/lib/castlist images', 's3', 'C:\\images'])(
    '%s is a folder',
    (address) => {
      expect(parseObjectStoreAddress(address)).toEqual({ kind: 'folder', folder: resolve(address) });
    },
  );

  it.each([
    ['s3://pictures', 'us-east-1', 'https://pictures.s3.us-east-1.amazonaws.com/'],
    ['s3://pictures/?region=eu-west-3', 'eu-west-3', 'https://pictures.s3.eu-west-3.amazonaws.com/'],
    ['s3://pictures/a/b_c', 'us-east-1', 'https://pictures.s3.us-east-1.amazonaws.com/a/b_c/'],
    ['s3://pictures//a//b/', 'us-east-1', 'https://pictures.s3.us-east-1.amazonaws.com/a/b/'],
    ['s3://pictures.example/a', 'us-east-1', 'https://s3.us-east-1.amazonaws.com/pictures.example/a/'],
    ['s3://pictures?endpoint=http://minio:9000', 'us-east-1', 'http://minio:9000/pictures/'],
    [
      's3://pictures/a?endpoint=https://s3.example/base/&region=auto',
      'auto',
      'https://s3.example/base/pictures/a/',
    ],
    ['s3://pictures?endpoint=http%3A%2F%2F%5B%3A%3A1%5D%3A9000', 'us-east-1', 'http://[::1]:9000/pictures/'],
  ])('%s', (address, region, baseUrl) => {
    expect(parseObjectStoreAddress(address)).toMatchObject({ kind: 's3', region, baseUrl });
  });

  it.each([
    ['', 'neither a folder nor'],
    ['s3:/pictures', 'neither a folder nor'],
    ['https://pictures.s3.amazonaws.com', 'neither a folder nor'],
    ['gs://pictures', 'neither a folder nor'],
    ['s3://', '"" is no bucket name'],
    ['s3://Pictures', '"Pictures" is no bucket name'],
    ['s3://minio:9000/pictures', '"minio:9000" is no bucket name'],
    ['s3://pictures:99999', 'not a URL'],
    ['s3://AKIDEXAMPLE:wJalr@pictures', 'credentials'],
    ['s3://pictures/größe', 'prefix'],
    ['s3://pictures/a b', 'prefix'],
    ['s3://pictures/a#b', 'prefix'],
    ['s3://pictures?regoin=auto', '"regoin" is no parameter'],
    ['s3://pictures?region=', '"" is no region'],
    ['s3://pictures?endpoint=minio:9000', 'endpoint'],
    ['s3://pictures?endpoint=minio', 'endpoint'],
    ['s3://pictures?endpoint=', 'endpoint'],
    ['s3://pictures?endpoint=http://minio:9000?a=b', 'endpoint'],
    ['s3://pictures?endpoint=http://user:wJalr@minio:9000', 'credentials'],
  ])('%j is refused', (address, problem) => {
    expect(() => parseObjectStoreAddress(address)).toThrow(bad(problem));
    expect(() => parseObjectStoreAddress(address)).not.toThrow('wJalr');
  });

  it('of a bucket needs credentials beside it', () => {
    expect(() => openObjectStore('s3://pictures', null)).toThrow(bad('no credentials'));
  });
});
