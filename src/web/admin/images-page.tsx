import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Images, RotateCw, TriangleAlert } from 'lucide-react';
import type { ImageStatisticsView } from '../../domain/image-statistics.ts';
import { PageBody, PageHeader } from '../components/page.tsx';
import { FailurePanel, Panel } from '../components/panels.tsx';
import { Button } from '../components/ui/button.tsx';
import { SegmentedControl } from '../components/ui/segmented-control.tsx';
import { imageStatisticsQuery } from '../queries.ts';
import { type ImageRange, imageRangeNames, imageRanges } from './images-parameters.ts';
import { ImagesReport, ReportSkeleton } from './images-report.tsx';

/** Whether images are well, for whoever runs this installation. */
export function ImagesPage() {
  const { range = 'day' } = useSearch({ from: '/signed-in/admin/images' });
  const statistics = useQuery(imageStatisticsQuery(imageRanges[range].hours));
  return (
    <>
      <PageHeader title="Images" documentTitle="Images" actions={<RangeSwitch range={range} />} />
      <PageBody>
        {statistics.isPending ? (
          <ReportSkeleton />
        ) : statistics.data === undefined ? (
          <FailurePanel
            title="What became of images could not be loaded."
            error={statistics.error}
            onRetry={() => void statistics.refetch()}
          />
        ) : (
          <>
            {statistics.isError && (
              <Stale error={statistics.error} onRetry={() => void statistics.refetch()} />
            )}
            {isUntouched(statistics.data) ? (
              <NothingAsked range={range} />
            ) : (
              <ImagesReport view={statistics.data} range={range} busy={statistics.isPlaceholderData} />
            )}
          </>
        )}
      </PageBody>
    </>
  );
}

/** Fetching ahead asks networks before anybody asks for an image. */
function isUntouched({ served, fetches, failures }: ImageStatisticsView): boolean {
  return served.count + fetches.length + failures.length === 0;
}

function RangeSwitch({ range }: { range: ImageRange }) {
  const navigate = useNavigate({ from: '/admin/images' });
  return (
    <SegmentedControl
      label="How far back"
      value={range}
      onChange={(next) =>
        void navigate({
          search: ({ range: _, ...rest }) => (next === 'day' ? rest : { ...rest, range: next }),
          replace: true,
          resetScroll: false,
        })
      }
      options={imageRangeNames.map((name) => ({ value: name, content: imageRanges[name].title }))}
    />
  );
}

/** The figures in view are older than they should be. */
function Stale({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-warn-soft px-3 py-2 text-13 text-warn"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">These figures could not be refreshed. {error.message}</span>
      <Button size="small" onClick={onRetry}>
        <RotateCw aria-hidden /> Try again
      </Button>
    </div>
  );
}

function NothingAsked({ range }: { range: ImageRange }) {
  const isLongest = range === 'month';
  return (
    <Panel
      icon={<Images />}
      title={
        isLongest
          ? 'No image has been asked for yet.'
          : `No image has been asked for in the last ${imageRanges[range].title}.`
      }
      actions={
        <Button asChild look="primary">
          {isLongest ? (
            <Link to="/campaigns">Go to your campaigns</Link>
          ) : (
            <Link to="/admin/images" search={{ range: 'month' }}>
              Look at 30 days
            </Link>
          )}
        </Button>
      }
    >
      As soon as somebody looks at creators, this page says where their pictures came from, how long they took
      and which could not be had.
    </Panel>
  );
}
