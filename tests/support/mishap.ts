import pg from 'pg';

/** Something that befalls a worker process at an exact point of its walk: a statement that it says to its database. */
export interface Mishap {
  /** Death by SIGKILL, a freeze by SIGSTOP, or the loss of the connection that the statement is said on. */
  kind: 'kill' | 'freeze' | 'cut';
  /** Found in the statement, whose text values stand behind it. */
  at: RegExp;
  /** Found in what the same transaction said before. */
  within?: RegExp;
  /** Before the statement leaves, when it has left and its answer is not in yet, or with the answer in hand. */
  moment: 'before' | 'sent' | 'after';
  /** The how-manieth such statement; the first by default. */
  occurrence?: number;
}

type Query = (this: pg.Client, ...parts: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };

/**
 * Lets it befall this process once. The product has no hooks for it: the database's driver is what is wrapped, until
 * the answered function is called.
 */
export function prepareMishap({ kind, at, within, moment, occurrence = 1 }: Mishap): () => void {
  const send = prototype.query;
  const transactions = new WeakMap<pg.Client, string>();
  let seen = 0;

  prototype.query = function (...parts) {
    const statement = statementOf(parts);
    const before = statement === 'begin' ? '' : (transactions.get(this) ?? '');
    transactions.set(this, `${before}${statement}\n`);
    if (!at.test(statement) || (within && !within.test(before))) return send.apply(this, parts);
    seen += 1;
    if (seen !== occurrence) return send.apply(this, parts);

    const strike = () => befall(kind, this);
    if (moment === 'before') strike();
    if (moment !== 'after') {
      const answer = send.apply(this, parts);
      // The driver writes to its socket at the end of this tick.
      if (moment === 'sent') setImmediate(strike);
      return answer;
    }
    return sendThen(strike, parts, (changed) => send.apply(this, changed));
  };
  return () => {
    prototype.query = send;
  };
}

function befall(kind: Mishap['kind'], client: pg.Client): void {
  process.send?.('struck');
  if (kind === 'cut') (client as unknown as { connection: pg.Connection }).connection.stream.destroy();
  else process.kill(process.pid, kind === 'kill' ? 'SIGKILL' : 'SIGSTOP');
}

function statementOf([query, values]: unknown[]): string {
  const text = typeof query === 'string' ? query : (query as { text?: string }).text;
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return [text?.trim() ?? '', ...texts].join('\n');
}

/** The driver answers to a callback, where there is one, else by a promise. */
function sendThen(strike: () => void, parts: unknown[], send: (parts: unknown[]) => unknown): unknown {
  const callback = parts.at(-1);
  if (typeof callback === 'function') {
    const answered = (...answer: unknown[]) => {
      strike();
      callback(...answer);
    };
    return send([...parts.slice(0, -1), answered]);
  }
  return (send(parts) as Promise<unknown>).finally(strike);
}
