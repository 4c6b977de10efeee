import type { Configuration } from '../lib/env.ts';
import { createAuth } from './accounts/auth.ts';
import { openServices } from './open-services.ts';
import type { ServerServices } from './services.ts';

/** With what signs people up and in: the server needs it, and the command line for the demo account; workers do not load it. */
export async function openServerServices(
  configuration: Configuration,
  options: { maintain: boolean },
): Promise<ServerServices & { close(): Promise<void> }> {
  const services = await openServices(configuration, options);
  const { authSecret, environment } = configuration;
  const auth = createAuth(services.database, { secret: authSecret, publicUrl: environment.PUBLIC_URL });
  return { ...services, auth };
}
