import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '../components/ui/dialog.tsx';

/** Says that everything shown is invented, and how to come by the real thing. */
export function SandboxBanner() {
  const [explained, setExplained] = useState(false);
  return (
    <aside
      aria-label="Sandbox"
      className="flex min-h-8 shrink-0 items-center justify-center gap-2 bg-warn-soft px-4 py-1 text-warn text-xs"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <p>
        <strong className="font-semibold">Sandbox data.</strong>{' '}
        <span className="hidden sm:inline">Add your ScrapeCreators key to search the real networks.</span>{' '}
        <button
          type="button"
          className="rounded-sm font-medium underline underline-offset-2"
          onClick={() => setExplained(true)}
        >
          Show how
        </button>
      </p>
      <Dialog
        open={explained}
        onOpenChange={setExplained}
        title="Search the real networks"
        description="Without a key, Castlist searches a world of invented creators on this machine."
      >
        <ol className="flex list-decimal flex-col gap-3 py-5 pr-6 pl-11 text-sm marker:text-ink-faint">
          <li>
            Get a key from{' '}
            <a
              href="https://scrapecreators.com"
              target="_blank"
              rel="noreferrer"
              className="font-medium text-accent-text underline underline-offset-2"
            >
              scrapecreators.com
            </a>
            . It is billed by credits; each search says beforehand what it will cost at most.
          </li>
          <li>Stop Castlist with Ctrl C.</li>
          <li>
            Start it with the key:
            <code className="mt-1.5 block overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-13">
              SCRAPECREATORS_API_KEY=your-key npm start
            </code>
          </li>
        </ol>
      </Dialog>
    </aside>
  );
}
