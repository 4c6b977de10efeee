/** A package in `package-lock.json`, as far as it matters here. */
interface LockedPackage {
  version: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * The optional packages that the lockfile leaves out. `npm ci` refuses such a lockfile everywhere, and npm writes one
 * whenever its registry lacks binaries for other systems.
 */
export function findHoles({ packages }: Lockfile): Map<string, LockedPackage> {
  const holes = new Map<string, LockedPackage>();
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name)) {
        holes.set(`node_modules/${name}`, describePackage(name, version, parent.dev === true));
      }
    }
  }
  return holes;
}

/** Looks where Node would: beside the parent, then folder by folder up. */
function isLocked(packages: Lockfile['packages'], parentPath: string, name: string): boolean {
  for (
    let folder = parentPath;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

/** The names of such packages tell their system; without it npm would install them on every one. */
function describePackage(name: string, version: string, dev: boolean): LockedPackage {
  const words = name.split(/[-/.]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (!/^\d+\.\d+\.\d+/.test(version) || os.length + cpu.length === 0) {
    throw new Error(
      `Cannot tell what ${name}@${version} is for: complete the lockfile with a full registry.`,
    );
  }
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
