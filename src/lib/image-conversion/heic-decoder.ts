import { type HeifLibrary, withHeifLibrary } from './heic-library.ts';

export interface Size {
  width: number;
  height: number;
}

/** One component of a picture, row after row, as it lies in the memory of the decoder. */
export interface Plane extends Size {
  samples: Uint8Array | Uint16Array;
  bits: number;
  /** From the start of one row to that of the next one, in samples. */
  stride: number;
}

/** A decoded picture, upright, in the components that it was coded in. */
export interface HeicPicture {
  luma: Plane;
  /** Blue and red difference, mostly at half the size; null for a picture without colour. */
  chroma: { blue: Plane; red: Plane } | null;
  alpha: Plane | null;
  premultiplied: boolean;
  coding: ColorCoding;
  profile: Uint8Array | null;
}

/** What the components mean, in the code points of ITU-T H.273. */
export interface ColorCoding {
  primaries: number;
  matrix: number;
  fullRange: boolean;
}

const maximumPixels = 25_000_000;
const maximumTiles = 1024;
const maximumItems = 4096;
const maximumProfileBytes = 1_000_000;

/** Of a file that says nothing. */
const usualCoding: ColorCoding = { primaries: 1, matrix: 6, fullRange: true };

// heif_channel, and heif_colorspace_undefined, which is heif_chroma_undefined as well.
const channels = { luma: 0, blue: 1, red: 2, alpha: 6 };
const asCoded = 99;

/**
 * Decodes the primary picture of a HEIC file, or its embedded thumbnail where that is as large as `atLeast`. The picture
 * is there while `use` runs: its planes are not copied.
 */
export function decodeHeic<Result>(
  source: Uint8Array,
  atLeast: Size,
  use: (picture: HeicPicture) => Result,
): Result {
  return withHeifLibrary((library) => {
    const calls = createCalls(library);
    const context = openContext(calls, source);
    const primary = calls.create(library._heif_image_handle_release, (error, created) =>
      library._heif_context_get_primary_image_handle(error, context, created),
    );
    const image = decodeImage(calls, findThumbnail(calls, primary, atLeast) ?? primary);
    const result = use(readPicture(calls, image, readProfile(calls, primary)));
    calls.releaseAll();
    return result;
  });
}

type Calls = ReturnType<typeof createCalls>;

/** The manner of libheif's functions: an error is written to the address they are given first, a result to another. */
function createCalls(library: HeifLibrary) {
  const releases: (() => void)[] = [];
  const own = (address: number, release: (address: number) => void): number => {
    if (address === 0) throw new Error('libheif is out of memory.');
    releases.push(() => release(address));
    return address;
  };
  const allocate = (bytes: number) => own(library._malloc(bytes), library._free);
  const error = allocate(16);
  const result = allocate(8);
  const attempt = (run: (error: number, result: number) => void): string | null => {
    run(error, result);
    const [code, subcode] = library.HEAPU32.subarray(error / 4);
    return code === 0 ? null : `${code}.${subcode}`;
  };
  const call = (run: (error: number, result: number) => void): void => {
    const failure = attempt(run);
    if (failure !== null) throw new Error(`libheif refuses the picture: error ${failure}.`);
  };
  const readResult = () => library.HEAPU32[result / 4] ?? 0;
  return {
    library,
    own,
    allocate,
    attempt,
    call,
    create(release: (address: number) => void, run: (error: number, created: number) => void): number {
      call(run);
      return own(readResult(), release);
    },
    result,
    readResult,
    releaseAll() {
      for (const release of releases.toReversed()) release();
    },
  };
}

function openContext(calls: Calls, source: Uint8Array): number {
  const { library } = calls;
  const bytes = calls.allocate(source.length);
  library.HEAPU8.set(source, bytes);
  const context = calls.own(library._heif_context_alloc(), library._heif_context_free);
  // struct heif_security_limits
  const limits = library._heif_context_get_security_limits(context);
  const memory = new DataView(library.HEAPU8.buffer);
  memory.setBigUint64(limits + 8, BigInt(maximumPixels), true);
  memory.setUint32(limits + 28, maximumItems, true);
  memory.setUint32(limits + 32, maximumProfileBytes, true);
  calls.call((error) =>
    library._heif_context_read_from_memory_without_copy(error, context, bytes, source.length, 0),
  );
  return context;
}

/** A thumbnail of another shape does not show the whole picture, and one may be without the picture's opacity. */
function findThumbnail(calls: Calls, primary: number, atLeast: Size): number | null {
  const { library } = calls;
  const whole = sizeOf(library, primary);
  const most = 8;
  const ids = calls.allocate(4 * most);
  const count = library._heif_image_handle_get_list_of_thumbnail_IDs(primary, ids, most);
  for (const id of library.HEAPU32.slice(ids / 4, ids / 4 + count)) {
    const thumbnail = calls.create(library._heif_image_handle_release, (error, created) =>
      library._heif_image_handle_get_thumbnail(error, primary, id, created),
    );
    const { width, height } = sizeOf(library, thumbnail);
    const sameShape = Math.abs((width * whole.height) / (height * whole.width) - 1) < 0.02;
    const hasAlpha = (handle: number) => library._heif_image_handle_has_alpha_channel(handle) !== 0;
    const shows = sameShape && hasAlpha(thumbnail) === hasAlpha(primary);
    if (shows && width >= atLeast.width && height >= atLeast.height) return thumbnail;
  }
  return null;
}

function sizeOf(library: HeifLibrary, handle: number): Size {
  return {
    width: library._heif_image_handle_get_width(handle),
    height: library._heif_image_handle_get_height(handle),
  };
}

function decodeImage(calls: Calls, handle: number): number {
  const { library } = calls;
  const { width, height } = sizeOf(library, handle);
  if (width * height > maximumPixels) throw new Error(`${width} x ${height} are too many pixels.`);
  refuseManyTiles(calls, handle);
  const options = calls.own(library._heif_decoding_options_alloc(), library._heif_decoding_options_free);
  // struct heif_decoding_options, output_image_nclx_profile_passthrough: otherwise every sample would be recoded.
  library.HEAPU8[options + 69] = 1;
  return calls.create(library._heif_image_release, (error, created) =>
    library._heif_decode_image(error, handle, created, asCoded, asCoded, options),
  );
}

/** A few bytes can say that a picture consists of one and the same tile tens of thousands of times. */
function refuseManyTiles(calls: Calls, handle: number): void {
  const { library } = calls;
  // struct heif_image_tiling
  const tiling = calls.allocate(96);
  calls.call((error) => library._heif_image_handle_get_image_tiling(error, handle, 0, tiling));
  const [, columns = 0, rows = 0] = library.HEAPU32.subarray(tiling / 4);
  if (columns * rows > maximumTiles) throw new Error(`${columns} x ${rows} are too many tiles.`);
}

function readPicture(calls: Calls, image: number, profile: Uint8Array | null): HeicPicture {
  const { library } = calls;
  // Before the planes: what is allocated can move the memory that they are views on.
  const coding = readCoding(calls, image);
  const has = (channel: number) => library._heif_image_has_channel(image, channel) !== 0;
  const read = (channel: number) => readPlane(calls, image, channel);
  return {
    luma: read(channels.luma),
    chroma: has(channels.blue) ? { blue: read(channels.blue), red: read(channels.red) } : null,
    alpha: has(channels.alpha) ? read(channels.alpha) : null,
    premultiplied: library._heif_image_is_premultiplied_alpha(image) !== 0,
    coding,
    profile,
  };
}

function readPlane({ library, result, readResult }: Calls, image: number, channel: number): Plane {
  const width = library._heif_image_get_width(image, channel);
  const height = library._heif_image_get_height(image, channel);
  const bits = library._heif_image_get_bits_per_pixel_range(image, channel);
  const address = library._heif_image_get_plane_readonly2(image, channel, result);
  const rowBytes = readResult();
  const bytes = library.HEAPU8.subarray(address, address + rowBytes * height);
  if (bits === 8) return { width, height, bits, stride: rowBytes, samples: bytes };
  const samples = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  return { width, height, bits, stride: rowBytes / 2, samples };
}

function readCoding(calls: Calls, image: number): ColorCoding {
  const { library } = calls;
  const failure = calls.attempt((error, result) =>
    library._heif_image_get_nclx_color_profile(error, image, result),
  );
  if (failure !== null) return usualCoding;
  // struct heif_color_profile_nclx
  const nclx = calls.own(calls.readResult(), library._heif_nclx_color_profile_free);
  const [primaries = 0, , matrix = 0, fullRange = 0] = library.HEAPU32.subarray(nclx / 4 + 1);
  return { primaries, matrix, fullRange: (fullRange & 0xff) !== 0 };
}

function readProfile(calls: Calls, handle: number): Uint8Array | null {
  const { library } = calls;
  const length = library._heif_image_handle_get_raw_color_profile_size(handle);
  if (length === 0) return null;
  const bytes = calls.allocate(length);
  calls.call((error) => library._heif_image_handle_get_raw_color_profile(error, handle, bytes));
  return library.HEAPU8.slice(bytes, bytes + length);
}
