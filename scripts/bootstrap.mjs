// What every npm script starts: `node scripts/bootstrap.mjs <entry.ts> [parameters]`.
import { launch } from './launch.mjs';

const [entry, ...parameters] = process.argv.slice(2);
await launch(entry, parameters);
