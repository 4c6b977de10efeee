/** Makes any JSON of ours storable: Postgres takes neither NUL nor half of a surrogate pair, vendors send both. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
