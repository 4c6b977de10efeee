/** A file to be saved, as it comes; the name in ASCII and, for those who can, whole (RFC 6266). */
export function download(
  fileName: string,
  contentType: string,
  stream: ReadableStream<Uint8Array>,
): Response {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return new Response(stream, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  });
}
