const secondsPer = { minute: 60, hour: 3_600, day: 86_400, week: 7 * 86_400 } as const;

interface Published {
  publishedTimeText: string;
  publishedTime: string;
}

/**
 * When something appeared, as the network words it, and the date that the provider reckons from these words: right to a
 * week, a month or a year, and for minutes and hours simply now, as recorded.
 */
export function published(publishedAt: number, nowSeconds: number): Published {
  const ageSeconds = Math.max(secondsPer.minute, nowSeconds - publishedAt);
  const now = new Date(nowSeconds * 1000);
  const days = Math.floor(ageSeconds / secondsPer.day);
  if (days >= 365) {
    const years = Math.floor(days / 365);
    now.setUTCFullYear(now.getUTCFullYear() - years);
    return ago(years, 'year', now);
  }
  if (days >= 31) {
    const months = Math.min(11, Math.floor(days / 30.4));
    now.setUTCMonth(now.getUTCMonth() - months);
    return ago(months, 'month', now);
  }
  const unit = days >= 14 ? 'week' : days >= 1 ? 'day' : ageSeconds >= secondsPer.hour ? 'hour' : 'minute';
  const count = Math.floor(ageSeconds / secondsPer[unit]);
  if (unit === 'week' || unit === 'day') now.setTime(now.getTime() - count * secondsPer[unit] * 1000);
  return ago(count, unit, now);
}

function ago(count: number, unit: string, reckoned: Date): Published {
  return {
    publishedTimeText: `${count} ${unit}${count === 1 ? '' : 's'} ago`,
    publishedTime: reckoned.toISOString(),
  };
}
