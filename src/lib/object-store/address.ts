import { resolve } from 'node:path';
import { AppError } from '../errors.ts';

export interface FolderPlace {
  kind: 'folder';
  folder: string;
}

export interface S3Place {
  kind: 's3';
  /** For people. */
  name: string;
  region: string;
  /** A key's URL is this and the key. */
  baseUrl: string;
}

/** Throws an `AppError` that says what is wrong, without the address itself: somebody's secret may be in it. */
export function parseObjectStoreAddress(address: string): FolderPlace | S3Place {
  if (/^s3:\/\//i.test(address)) return parseS3Address(address);
  // A scheme has two letters at least: "C:\images" is a folder.
  if (address.trim() === '' || /^[a-z][a-z0-9+.-]+:/i.test(address)) {
    throw badAddress('it is neither a folder nor of the form s3://bucket/prefix');
  }
  return { kind: 'folder', folder: resolve(address) };
}

function parseS3Address(address: string): S3Place {
  const url = URL.parse(address);
  if (url === null) throw badAddress('it is not a URL');
  refuseCredentials(url);
  const bucket = url.host;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw badAddress(`"${bucket}" is no bucket name, which has 3 to 63 of a-z, 0-9, "." and "-"`);
  }
  const folders = url.pathname.split('/').filter((folder) => folder !== '');
  if (url.hash !== '' || !folders.every((folder) => /^[\w.-]+$/.test(folder))) {
    throw badAddress('its prefix has more than letters, digits, "_", ".", "-" and "/"');
  }
  for (const parameter of url.searchParams.keys()) {
    if (parameter !== 'endpoint' && parameter !== 'region') {
      throw badAddress(`"${parameter}" is no parameter; there are "endpoint" and "region"`);
    }
  }
  const region = url.searchParams.get('region') ?? 'us-east-1';
  if (!/^[\w-]+$/.test(region)) throw badAddress(`"${region}" is no region`);

  const host = bucketUrl(bucket, region, url.searchParams.get('endpoint'));
  return {
    kind: 's3',
    name: `s3://${[bucket, ...folders].join('/')} at ${new URL(host).host}`,
    region,
    baseUrl: [host, ...folders, ''].join('/'),
  };
}

/** Without a slash at its end. Only AWS itself is known to have a host name for each bucket. */
function bucketUrl(bucket: string, region: string, endpoint: string | null): string {
  if (endpoint !== null) return `${parseEndpoint(endpoint)}/${bucket}`;
  const aws = `s3.${region}.amazonaws.com`;
  // The certificate of AWS covers one label in front of its own name, so no bucket with a dot.
  return bucket.includes('.') ? `https://${aws}/${bucket}` : `https://${bucket}.${aws}`;
}

function parseEndpoint(endpoint: string): string {
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw badAddress('its endpoint is not of the form https://host:port');
  }
  refuseCredentials(url);
  return url.href.replace(/\/+$/, '');
}

function refuseCredentials({ username, password }: URL): void {
  if (username !== '' || password !== '') throw badAddress('it bears credentials, which are given apart');
}

export function badAddress(problem: string): AppError {
  return new AppError('bad_store_address', `The address of the store is not right: ${problem}.`);
}
