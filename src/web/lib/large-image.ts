/** The same picture larger: our addresses of images end in their size. */
export function largeImage(address: string): string {
  return address.replace(/\/small$/u, '/large');
}
