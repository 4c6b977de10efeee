import { pino } from 'pino';

interface LoggedError {
  name: string;
  message: string;
  code?: unknown;
  stack?: string;
  cause?: LoggedError;
}

/** A failed query's message ends with its parameters: whole answers of a provider, people's texts and addresses. */
function withoutParameters(text: string): string {
  return text.replace(/\r?\nparams:[\s\S]*$/, '');
}

/** Name, message, code and where; never what a database says of the values that it refused. */
function toLoggedError(error: unknown): LoggedError | string {
  if (!(error instanceof Error)) return withoutParameters(String(error));
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? toLoggedError(error.cause) : undefined;
  return {
    name: error.name,
    message: withoutParameters(error.message),
    ...('code' in error ? { code: error.code } : {}),
    ...(frames ? { stack: frames.join('\n') } : {}),
    ...(typeof cause === 'object' ? { cause } : {}),
  };
}

/** Structured logs on stderr. Keys that could hold a secret or somebody's address are cut out wherever they stand. */
export const logger = pino(
  {
    level: process.env.LOG_LEVEL || 'info',
    serializers: { error: toLoggedError },
    redact: {
      paths: [
        'password',
        'token',
        'apiKey',
        'email',
        'address',
        '*.password',
        '*.token',
        '*.apiKey',
        '*.email',
      ],
      censor: '[cut]',
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
