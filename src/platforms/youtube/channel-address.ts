const ownHost = String.raw`^(?:https?:\/\/)?(?:(?:www|m|music)\.)?youtube\.com`;
const handleAddress = new RegExp(String.raw`${ownHost}\/@([^/?#]+)(?:[/?#].*)?$`, 'i');
const namedAddress = new RegExp(String.raw`${ownHost}\/((?:c|user)\/[^/?#]+)(?:[/?#].*)?$`, 'i');
const idAddress = new RegExp(String.raw`${ownHost}\/channel\/([\w-]+)(?:[/?#].*)?$`, 'i');
const ownHostAlone = new RegExp(String.raw`${ownHost}\/?$`, 'i');
const handleForm = /^[\p{L}\p{M}\p{N}._·-]{1,30}$/u;
const olderNameForm = /^(?:c|user)\/[\p{L}\p{M}\p{N}._·-]{1,100}$/u;

/** Not every channel has a handle: its id stands in for one. */
export function isChannelId(handle: string): boolean {
  return /^UC[\w-]{22}$/.test(handle);
}

export function channelUrl(handle: string): string {
  if (isChannelId(handle)) return `https://www.youtube.com/channel/${handle}`;
  if (olderNameForm.test(handle)) return `https://www.youtube.com/${encodeURI(handle)}`;
  return `https://www.youtube.com/@${encodeURIComponent(handle)}`;
}

/**
 * From an address of the channel or of anything below it, "@handle", the handle or the id alone. The addresses that came
 * before handles keep their kind, as in "c/name": the handle of the same name may be another channel's.
 */
export function readHandle(text: string): string | null {
  const written = text.trim();
  if (ownHostAlone.test(written)) return null; // would pass for a handle: those have dots too
  const id = idAddress.exec(written)?.[1];
  if (id !== undefined) return isChannelId(id) ? id : null;
  const olderName = namedAddress.exec(written)?.[1];
  if (olderName !== undefined) return matching(olderNameForm, decoded(olderName));
  return matching(handleForm, decoded(handleAddress.exec(written)?.[1] ?? written.replace(/^@/, '')));
}

/** How the provider is asked for a channel. */
export function channelParameters(
  handle: string,
): { channelId: string } | { url: string } | { handle: string } {
  if (isChannelId(handle)) return { channelId: handle };
  return olderNameForm.test(handle) ? { url: channelUrl(handle) } : { handle };
}

function matching(form: RegExp, text: string | null): string | null {
  return text !== null && form.test(text) ? text : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
