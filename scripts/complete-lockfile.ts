// `npm run complete-lockfile`: after `npm install <package>` from a registry that lacks binaries for other systems.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHoles, type Lockfile } from './lockfile.ts';
import { projectFolder } from './tools.ts';

const path = join(projectFolder, 'package-lock.json');
const lockfile: Lockfile = JSON.parse(readFileSync(path, 'utf8'));
const holes = findHoles(lockfile);
const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(holes) });
packages.sort(([one], [other]) => (one < other ? -1 : 1));
writeFileSync(path, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`${holes.size} packages added to the lockfile`);
