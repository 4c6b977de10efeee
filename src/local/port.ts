import { createServer } from 'node:net';
import { AppError } from '../lib/errors.ts';
import { hasCode } from './state-folder.ts';

/** Says at once what the server would find out at the end of the start. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  try {
    await bindOnce(port, host);
  } catch (cause) {
    if (hasCode(cause, 'EADDRINUSE')) {
      throw new AppError(
        'port_taken',
        `Port ${port} is taken by another program: stop that one, or choose another port, as in PORT=${port + 1} npm start.`,
        { cause },
      );
    }
    if (hasCode(cause, 'EACCES')) {
      throw new AppError(
        'port_refused',
        `Port ${port} may not be used by this user: choose one above 1023 with PORT=...`,
        {
          cause,
        },
      );
    }
    if (hasCode(cause, 'EADDRNOTAVAIL', 'ENOTFOUND')) {
      throw new AppError('bad_environment', `HOST is ${host}, which is no address of this machine.`, {
        cause,
      });
    }
    throw cause;
  }
}

export function findFreePort(): Promise<number> {
  return bindOnce(0, '127.0.0.1');
}

function bindOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
