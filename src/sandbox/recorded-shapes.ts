import { expect } from 'vitest';

/** For tests that hold our answers beside recorded ones: the JSON type at each path. */
export type Types = Map<string, string>;

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** The JSON type at each path of a value; of lists, of their first items. */
export function typesOf(value: unknown, path = '', types: Types = new Map()): Types {
  types.set(path, typeOf(value));
  if (Array.isArray(value)) {
    if (value.length > 0) typesOf(value[0], `${path}[]`, types);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value))
      typesOf(inner, path === '' ? name : `${path}.${name}`, types);
  }
  return types;
}

/** Paths that all samples have, of one type in all of them. */
export function always(samples: unknown[]): Types {
  const [first = new Map(), ...others] = samples.map((sample) => typesOf(sample));
  return new Map([...first].filter(([path, type]) => others.every((other) => other.get(path) === type)));
}

export function expectSame(recorded: Types, ours: Types, paths: string[]): void {
  const differing = paths.filter((path) => !recorded.has(path) || recorded.get(path) !== ours.get(path));
  expect(differing.map((path) => `${path}: ${recorded.get(path)} there, ${ours.get(path)} here`)).toEqual([]);
}

/** What both have is of the same type in both. */
export function expectNoOtherType(recorded: Types, ours: Types): void {
  expectSame(
    recorded,
    ours,
    [...ours.keys()].filter((path) => recorded.has(path)),
  );
}
