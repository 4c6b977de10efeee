const profileAddress = /^(?:https?:\/\/)?(?:(?:www|m)\.)?tiktok\.com\/@([\w.]{1,30})(?:[/?#].*)?$/i;
const bareHandle = /^@?([\w.]{1,30})$/;
const ownHost = /^(?:(?:www|m)\.)?tiktok\.com$/i;

export function profileUrl(handle: string): string {
  return `https://www.tiktok.com/@${encodeURIComponent(handle)}`;
}

export function videoUrl(handle: string, videoId: string): string {
  return `${profileUrl(handle)}/video/${encodeURIComponent(videoId)}`;
}

/** From an address of the profile or of anything below it, "@handle" or the handle alone. */
export function readHandle(text: string): string | null {
  const written = text.trim();
  if (ownHost.test(written)) return null; // would pass for a handle: those have dots too
  const handle = (profileAddress.exec(written) ?? bareHandle.exec(written))?.[1];
  return handle?.toLowerCase() ?? null;
}
