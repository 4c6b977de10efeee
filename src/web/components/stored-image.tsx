import { useEffect, useState, useSyncExternalStore } from 'react';
import { type ImageKind, imageWidths } from '../../domain/image.ts';
import { placeholderKind } from '../../domain/placeholder.ts';
import { classes } from '../lib/classes.ts';
import { holdPicture } from '../lib/held-pictures.ts';
import { type ImageSources, imageSources } from '../lib/image-sources.ts';
import { createPictureMemory, type Picture } from '../lib/picture-memory.ts';

/** What comes sooner was in the browser's cache: nobody saw what stood in its place. */
const cachedWithinMs = 80;

/** By the files' addresses: each size is a file of its own. */
const memory = createPictureMemory();
addEventListener('online', memory.askFailedAgain);

/** For what gives way to the picture: some are transparent. */
export const behindPicture = 'transition-opacity duration-150 group-has-[[data-shown]]/picture:opacity-0';

interface StoredImageProps {
  kind: ImageKind;
  address: string;
  /** As it is shown, in points. */
  width: number;
  height: number;
  /** In the first screen: asked for before anything is laid out. */
  eager: boolean;
  /** Browsers ask for few things at a time. */
  priority?: 'high' | 'low' | undefined;
}

/**
 * Fills the element around it, a `group/picture`, with one of our images once it is there as a whole. Until then, and
 * where it can't be had, what is behind it shows, and the image is asked for again later.
 */
export function StoredImage(props: StoredImageProps) {
  const { kind, address, width } = props;
  const file = imageSources(kind, address, width).src;
  const picture = useSyncExternalStore(memory.subscribe, () => memory.read(file));
  const { state } = picture;
  useEffect(() => {
    if (state.is !== 'missing') return;
    const timer = setTimeout(() => memory.askAgain(file), Math.max(0, state.dueAt - performance.now()));
    return () => clearTimeout(timer);
  }, [file, state]);
  const substitute = useSubstitute(props, state.is === 'shown');
  return (
    <>
      {substitute !== null && <img alt="" decoding="sync" data-shown className={fill} {...substitute} />}
      {state.is !== 'missing' && (
        <Layer key={file} {...props} file={file} picture={picture} replaces={substitute !== null} />
      )}
    </>
  );
}

const fill = 'absolute inset-0 size-full object-cover';

/**
 * A picture that is there already, until the right one is: the former one, as a profile often brings another than the
 * search page did, or the same one in another size.
 */
function useSubstitute({ kind, address, width }: StoredImageProps, shown: boolean): ImageSources | null {
  const [last, setLast] = useState(address);
  if (shown && last !== address) setLast(address);
  if (shown) return null;
  const former = subjectOf(last) === subjectOf(address) ? [{ address: last, width }] : [];
  const others = imageWidths[kind].map((other) => ({ address, width: other }));
  for (const one of [...former, ...others]) {
    const { state, repeats } = memory.read(imageSources(kind, one.address, one.width).src);
    if (state.is === 'shown') return imageSources(kind, one.address, one.width, repeats);
  }
  return null;
}

/** Kind and id, without seal and width. */
function subjectOf(address: string): string {
  return address.split('/').slice(0, -2).join('/');
}

interface LayerProps extends StoredImageProps {
  file: string;
  picture: Picture;
  /** Another picture, and so without fading in. */
  replaces: boolean;
}

function Layer(props: LayerProps) {
  const { kind, address, width, height, eager, priority, file, picture, replaces } = props;
  const { state, repeats } = picture;
  const shown = state.is === 'shown';
  const [{ remembered, startedAt }] = useState({ remembered: shown, startedAt: performance.now() });
  /** What is cut off on its way fails instead, and so nobody sees the upper half of a picture. */
  function onLoad(image: HTMLImageElement) {
    const placeholder = placeholderKind(image.naturalWidth);
    if (placeholder !== null) return memory.missing(file, placeholder);
    holdPicture(image.currentSrc);
    if (!remembered) memory.shown(file, !replaces && performance.now() - startedAt > cachedWithinMs);
  }
  return (
    <img
      alt=""
      width={width}
      height={height}
      // What was there before is there again at once: lazily, or decoded aside, it would come a frame late.
      loading={eager || remembered ? 'eager' : 'lazy'}
      decoding={remembered ? 'sync' : 'async'}
      fetchPriority={priority}
      {...imageSources(kind, address, width, repeats)}
      draggable={false}
      data-shown={shown || undefined}
      className={classes(
        fill,
        !shown && 'opacity-0',
        shown && state.late && 'transition-opacity duration-150',
      )}
      onLoad={({ currentTarget }) => onLoad(currentTarget)}
      onError={() => memory.missing(file, 'failed')}
    />
  );
}
