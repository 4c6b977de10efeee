// `npm run check`: all that can be said about the code without running it.
import { checkAll } from './check-all.ts';

process.exitCode = (await checkAll()) === 0 ? 0 : 1;
