import { Copy, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api.ts';
import { copyText } from '../lib/copy-text.ts';
import { Button } from './ui/button.tsx';

interface PanelProps {
  icon: ReactNode;
  title: string;
  /** Where the panel is all there is on the page. */
  heading?: 'h1' | 'h2';
  children?: ReactNode;
  actions?: ReactNode;
}

/** A sentence and a way on, in the middle of an area that has nothing else to show. */
export function Panel({ icon, title, heading: Heading = 'h2', children, actions }: PanelProps) {
  return (
    <div className="flex min-h-72 flex-1 flex-col items-center justify-center px-6 py-12 text-center">
      <div className="mb-4 flex size-11 items-center justify-center rounded-xl border bg-raised text-ink-muted [&_svg]:size-5">
        {icon}
      </div>
      <Heading className="max-w-[52ch] text-balance font-semibold text-base">{title}</Heading>
      {children !== undefined && (
        <div className="mt-1 max-w-[60ch] text-pretty text-ink-muted text-sm">{children}</div>
      )}
      {actions !== undefined && (
        <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}

interface FailurePanelProps {
  /** What failed, as in "The campaigns could not be loaded." */
  title: string;
  error: Error;
  onRetry?: () => void;
  actions?: ReactNode;
}

export function FailurePanel({ title, error, onRetry, actions }: FailurePanelProps) {
  return (
    <div role="alert" className="flex flex-1 flex-col">
      <Panel
        icon={<TriangleAlert className="text-bad" />}
        title={title}
        actions={
          <>
            {onRetry !== undefined && (
              <Button look="primary" onClick={onRetry}>
                <RotateCw aria-hidden /> Try again
              </Button>
            )}
            {actions}
          </>
        }
      >
        <p>{error.message}</p>
        <ErrorCode code={error instanceof ApiError ? error.code : 'unexpected'} />
      </Panel>
    </div>
  );
}

/** The code of an error, to be copied into a question to somebody who knows. */
export function ErrorCode({ code }: { code: string }) {
  return (
    <button
      type="button"
      aria-label={`Copy the error code ${code}`}
      onClick={() => void copyText(code, 'Error code')}
      className="mt-2 inline-flex items-center gap-1.5 rounded-sm px-1.5 py-0.5 font-mono text-ink-muted text-xs hover:bg-hover hover:text-ink"
    >
      {code}
      <Copy aria-hidden className="size-3" />
    </button>
  );
}
