// `npm run schema`: writes migrations/schema.sql anew.
import { writeFileSync } from 'node:fs';
import { migrate } from '../src/db/migrate.ts';
import { startTemporaryPostgres } from '../src/local/temporary-postgres.ts';
import { describeSchema } from './describe-schema.ts';

const server = await startTemporaryPostgres();
try {
  await migrate(server.url);
  writeFileSync(new URL('../migrations/schema.sql', import.meta.url), await describeSchema(server.url));
} finally {
  await server.stop();
}
