import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js';

/** libheif compiled to WebAssembly, with its C functions and its memory. */
export interface HeifLibrary extends MainModule {
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
}

/** As much of the global object as is used here: its types come with those of browsers only. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: object);
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
}

const pageBytes = 65_536;
/** A picture of 25 megapixels takes 112 MB, in 10 bits with all its colours 325 MB: files that lie about their size run into it. */
const maximumMemoryBytes = 512 * 2 ** 20;
/** WebAssembly never gives memory back; after an unusually large picture the next one starts with a small memory. */
const keptMemoryBytes = 128 * 2 ** 20;

const require = createRequire(import.meta.url);
const createLibrary: (options: object) => HeifLibrary = require('libheif-js/libheif-wasm/libheif.js');
let compiled: WebAssembly.Module | null = null;
let idle: HeifLibrary | null = null;

/**
 * Runs with the library's instance of this process, because a new one takes longer than a small picture. An exception
 * ends the instance, with whatever it has left behind in its memory: nobody has to release anything before throwing.
 */
export function withHeifLibrary<Result>(run: (library: HeifLibrary) => Result): Result {
  const library = idle ?? instantiate();
  idle = null;
  const result = run(library);
  if (library.HEAPU8.length <= keptMemoryBytes) idle = library;
  return result;
}

function instantiate(): HeifLibrary {
  compiled ??= new WebAssembly.Module(readFileSync(require.resolve('libheif-js/libheif-wasm/libheif.wasm')));
  const module = compiled;
  return createLibrary({
    instantiateWasm(imports: object, receive: (instance: WebAssembly.Instance) => object) {
      const instance = new WebAssembly.Instance(module, imports);
      for (const part of Object.values(instance.exports)) {
        if (part instanceof WebAssembly.Memory) limitGrowth(part);
      }
      return receive(instance);
    },
    print: saidByTheException,
    printErr: saidByTheException,
  });
}

/** The maximum of 2 GB is compiled in. To the library an exception here is an allocation that failed. */
function limitGrowth(memory: WebAssembly.Memory): void {
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * pageBytes > maximumMemoryBytes) {
      throw new RangeError('This picture takes more memory than a picture may.');
    }
    return WebAssembly.Memory.prototype.grow.call(memory, pages);
  };
}

function saidByTheException(): void {}
