import { useNavigate, useSearch } from '@tanstack/react-router';
import { FilterX } from 'lucide-react';
import type { ImageStatisticsView } from '../../domain/image-statistics.ts';
import { LoadingLine } from '../components/loading-line.tsx';
import { Panel } from '../components/panels.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import { Button } from '../components/ui/button.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { filterWords, foldText, hasWords } from '../lib/filter-words.ts';
import { formatCounted, formatExact } from '../lib/format.ts';
import { ConversionTable } from './conversion-table.tsx';
import { FailureTable, FetchTable } from './host-tables.tsx';
import { hostTitle } from './image-words.ts';
import type { ImageRange } from './images-parameters.ts';
import { Section } from './section.tsx';
import { ChartSkeleton, ServedChart } from './served-chart.tsx';
import { FiguresSkeleton, ServedFigures, SideNotes } from './served-figures.tsx';

interface ImagesReportProps {
  view: ImageStatisticsView;
  range: ImageRange;
  /** Still of the range before. */
  busy: boolean;
}

export function ImagesReport({ view, range, busy }: ImagesReportProps) {
  return (
    <div aria-busy={busy} className="relative pb-8">
      {busy && <LoadingLine />}
      <ServedFigures view={view} />
      <SideNotes view={view} />
      <ServedChart view={view} range={range} />
      <Hosts view={view} />
      <ConversionTable conversions={view.conversions} />
    </div>
  );
}

/** What hosts gave and did not give, narrowed by their names. */
function Hosts({ view: { fetches, failures } }: { view: ImageStatisticsView }) {
  const { host: filter = '' } = useSearch({ from: '/signed-in/admin/images' });
  const navigate = useNavigate({ from: '/admin/images' });
  const setFilter = (text: string) =>
    void navigate({
      search: ({ host: _, ...rest }) => (text === '' ? rest : { ...rest, host: text }),
      replace: true,
      resetScroll: false,
    });
  const words = filterWords(filter);
  const passes = ({ host }: { host: string }) => hasWords(foldText(hostTitle(host)), words);
  const hosts = new Set([...fetches, ...failures].map(({ host }) => host));
  const shown = [...hosts].filter((host) => passes({ host })).length;
  return (
    <Section
      title="Hosts"
      tools={
        hosts.size > 0 && (
          <div
            role="toolbar"
            aria-label="Filter"
            className="flex w-full min-w-0 flex-wrap items-center gap-x-3 gap-y-2 sm:w-auto"
          >
            <span aria-live="polite" className="figures whitespace-nowrap text-13 text-ink-muted">
              {shown === hosts.size
                ? formatCounted(hosts.size, 'host')
                : `${formatExact(shown)} of ${formatCounted(hosts.size, 'host')}`}
            </span>
            <TextFilter label="Filter the hosts" text={filter} onChange={setFilter} />
          </div>
        )
      }
    >
      {shown === 0 && hosts.size > 0 ? (
        <Panel
          icon={<FilterX />}
          title={`The filter hides all ${formatCounted(hosts.size, 'host')}.`}
          actions={
            <Button onClick={() => setFilter('')}>
              Lift <bdi className="max-w-60 truncate">“{filter}”</bdi>
            </Button>
          }
        />
      ) : (
        <>
          <FailureTable failures={failures.filter(passes)} />
          <FetchTable fetches={fetches.filter(passes)} />
        </>
      )}
    </Section>
  );
}

export function ReportSkeleton() {
  return (
    <section aria-busy aria-label="What became of images, loading">
      <FiguresSkeleton />
      <ChartSkeleton />
      <div className="mt-8 space-y-5 border-t pt-4">
        {['w-56', 'w-40', 'w-64', 'w-48'].map((width) => (
          <div key={width} className="flex justify-between">
            <Skeleton className={width} />
            <Skeleton className="w-12" />
          </div>
        ))}
      </div>
    </section>
  );
}
