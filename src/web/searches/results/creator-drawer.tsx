import { ArrowDown, ArrowUp, ExternalLink, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { ListedResult } from '../../../domain/results-query.ts';
import type { ResultsScope } from '../../api.ts';
import { Face } from '../../components/face.tsx';
import { PlatformIcon } from '../../components/platform-icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { safeLink } from '../../lib/safe-link.ts';
import { usePhone } from '../../lib/use-media-query.ts';
import { VerifiedMark } from './creator-cells.tsx';
import { FigureSection } from './drawer-figures.tsx';
import { FoundSection, ReadSection, SeenSection, SimilaritySection, TagSection } from './drawer-origin.tsx';
import { PostSection } from './drawer-post.tsx';
import { BioSection, EmailSection, LinkSection } from './drawer-sections.tsx';
import { rowElementId } from './result-row.tsx';

interface CreatorDrawerProps {
  result: ListedResult | undefined;
  scope: ResultsScope;
  onClose: () => void;
  /** To the next row (1) or the one before (-1). */
  onStep: (by: 1 | -1) => void;
}

/** Everything that is known of a creator, beside the rows: these can still be clicked and walked by the arrow keys. */
export function CreatorDrawer({ result, scope, onClose, onStep }: CreatorDrawerProps) {
  const phone = usePhone();
  // While it slides away, the drawer still shows whom it showed.
  const [shown, setShown] = useState(result);
  if (result !== undefined && result !== shown) setShown(result);
  useArrowKeys(result !== undefined, onStep);
  return (
    <Dialog.Root open={result !== undefined} onOpenChange={onClose} modal={phone}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-30 flex w-[560px] max-w-full flex-col border-l bg-raised shadow-float outline-none duration-180 data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:slide-out-to-right-8 data-[state=open]:slide-in-from-right-8 data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0"
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            // The drawer itself, so that the arrow keys walk and nothing in it looks chosen.
            event.preventDefault();
            (event.target as HTMLElement).focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (shown !== undefined) document.getElementById(rowElementId(shown.creator.id))?.focus();
          }}
        >
          {shown !== undefined && (
            <DrawerContent result={shown} scope={scope} onClose={onClose} onStep={onStep} />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useArrowKeys(open: boolean, onStep: (by: 1 | -1) => void): void {
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const inControl =
        event.target instanceof Element &&
        event.target.closest('input, textarea, [role="menu"], [role="radio"]');
      if (inControl || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      // Before a row that has the focus walks by itself.
      event.stopPropagation();
      onStep(event.key === 'ArrowDown' ? 1 : -1);
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [open, onStep]);
}

type DrawerContentProps = CreatorDrawerProps & { result: ListedResult };

function DrawerContent({ result, scope, onClose, onStep }: DrawerContentProps) {
  const { creator } = result;
  return (
    <>
      <div className="flex h-13 shrink-0 items-center gap-1 border-b px-3">
        <Button look="quiet" size="icon" aria-label="Close the drawer" onClick={onClose}>
          <X />
        </Button>
        <div className="flex-1" />
        <Button look="quiet" size="icon" aria-label="Previous creator" onClick={() => onStep(-1)}>
          <ArrowUp />
        </Button>
        <Button look="quiet" size="icon" aria-label="Next creator" onClick={() => onStep(1)}>
          <ArrowDown />
        </Button>
      </div>
      <div key={creator.id} className="flex min-h-0 flex-1 flex-col overflow-y-auto px-6 py-6">
        <header className="flex items-start gap-4">
          <Face creator={creator} size={80} eager />
          <div className="min-w-0 flex-1">
            <Dialog.Title className="flex items-center gap-1.5 font-semibold text-title tracking-[-0.01em]">
              <bdi className="min-w-0 break-words">{creator.name ?? creator.handle}</bdi>
              {creator.verified === true && <VerifiedMark />}
            </Dialog.Title>
            <p className="flex items-center gap-1.5 text-ink-muted">
              <PlatformIcon id={creator.platform} named className="size-3.5" />
              <span dir="ltr" className="min-w-0 wrap-anywhere">
                @{creator.handle}
              </span>
            </p>
            <Button asChild size="small" className="mt-2">
              <a href={safeLink(creator.profileUrl)} target="_blank" rel="noreferrer">
                Open profile <ExternalLink aria-hidden />
              </a>
            </Button>
          </div>
        </header>
        <FigureSection creator={creator} />
        <SimilaritySection result={result} />
        <BioSection result={result} />
        <EmailSection result={result} />
        <LinkSection links={creator.links} />
        <PostSection result={result} />
        <TagSection tags={creator.tags} />
        <FoundSection result={result} scope={scope} />
        <SeenSection seenIn={result.seenIn} />
        <ReadSection creator={creator} />
      </div>
    </>
  );
}
