import type { Schedule, Strike, When } from './schedule.ts';

/** A schedule as one would tell it; what was drawn and did not come to its moment is marked. */
export function tell(schedule: Schedule, befallen: ReadonlySet<Strike>): string {
  const { seed, plot, copies, workers, concurrency, latencyMs, strikes } = schedule;
  const searches = copies === 2 ? ', twice at once' : '';
  return [
    `seed ${seed}: ${plot}${searches}; ${workers} ${workers === 1 ? 'worker' : 'workers'} with ${concurrency} calls at once, pages of ${latencyMs.pages} ms, profiles of ${latencyMs.profiles} ms`,
    ...strikes.map(
      (strike) => `  - ${tellStrike(strike)}${befallen.has(strike) ? '' : ' (its moment did not come)'}`,
    ),
  ].join('\n');
}

function tellStrike(strike: Strike): string {
  switch (strike.kind) {
    case 'kill':
      return `a worker is killed ${tellWhen(strike.when)}; its lease ${strike.lease}`;
    case 'freeze': {
      const until = strike.forMs === null ? 'until the search has ended' : `for ${strike.forMs} ms`;
      return `a worker is frozen ${tellWhen(strike.when)} ${until}; its lease ${strike.lease}`;
    }
    case 'revive':
      return `whoever is frozen goes on ${tellWhen(strike.when)}`;
    case 'cut':
      return `a worker loses a connection ${tellWhen(strike.when)}`;
    case 'cut all':
      return `the database cuts all connections ${tellWhen(strike.when)}`;
    case 'restart':
      return `the database restarts (${strike.mode}) ${tellWhen(strike.when)}`;
    case 'messages deleted':
      return `all messages of the queue are deleted ${tellWhen(strike.when)}`;
    case 'messages mistreated':
      return `messages of the queue are ${strike.how} (${strike.share * 100} %)`;
    case 'faults': {
      const rates = Object.entries(strike.rates).map(([kind, rate]) => `${kind} ${rate * 100} %`);
      return `the provider fails: ${rates.join(', ') || 'never'}`;
    }
    case 'cancel':
      return `the search is cancelled ${tellWhen(strike.when)}`;
  }
}

function tellWhen(when: When): string {
  if ('share' in when) return `with ${Math.round(when.share * 100)} % of the calls asked`;
  const { moment, name, occurrence = 1 } = when.statement;
  const moments = { before: 'before', sent: 'during', after: 'after' };
  return `${moments[moment]} ${name} (number ${occurrence})`;
}
