const multipliers = { '': 1, k: 1_000, m: 1_000_000 } as const;

/** A count as people write it: "10k", "1.5M", "250,000". Null when it is none. */
export function parseCount(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([km]?)$/u.exec(
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[,\s](?=\d)/gu, ''),
  );
  if (match === null) return null;
  return Math.round(Number(match[1]) * multipliers[match[2] as keyof typeof multipliers]);
}

/** A share as people write it: "2.5", "2,5 %". Null when it is none. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,4}(?:[.,]\d{1,4})?)\s*%?$/u.exec(text.trim());
  // Through text, so that 2.3 % is 0.023 and not 0.022999999999999996.
  return match?.[1] === undefined ? null : Number((Number(match[1].replace(',', '.')) / 100).toFixed(8));
}
