import type { ImageStatisticsView } from '../../domain/image-statistics.ts';
import { classes } from '../lib/classes.ts';
import { formatExact } from '../lib/format.ts';
import { cellStyle, DenseTable, figureStyle, rowHeadStyle } from './dense-table.tsx';
import { formatMilliseconds } from './format-measures.ts';
import { MeanTime, Nothing } from './host-tables.tsx';
import { refusalInWords } from './image-words.ts';
import { Section } from './section.tsx';

const columns = [
  { title: 'Original' },
  { title: 'Converted', className: 'w-24 text-right' },
  { title: 'Mean time', className: 'hidden @lg:table-cell w-24 text-right' },
  { title: 'Not converted', className: 'w-2/5 text-right' },
];

/** What the originals were, how long they took, and which could not be read. */
export function ConversionTable({ conversions }: Pick<ImageStatisticsView, 'conversions'>) {
  return (
    <Section title="Originals by format">
      {conversions.length === 0 ? (
        <Nothing>Nothing was converted.</Nothing>
      ) : (
        <div className="@container">
          <DenseTable label="Originals by format" columns={columns}>
            <tbody>
              {conversions.map(({ format, count, meanMs, refusals }) => (
                <tr key={format}>
                  <th scope="row" className={rowHeadStyle}>
                    {formatName(format)}
                  </th>
                  <td className={classes(cellStyle, figureStyle)}>
                    {formatExact(count)}
                    {meanMs !== null && (
                      <span className="block text-ink-muted text-xs @lg:hidden">
                        {formatMilliseconds(meanMs)} each
                      </span>
                    )}
                  </td>
                  <td className={classes(cellStyle, figureStyle, 'hidden @lg:table-cell')}>
                    <MeanTime value={meanMs} />
                  </td>
                  <td className={classes(cellStyle, 'figures text-right')}>
                    {refusals.length === 0 ? (
                      <span className="text-ink-muted">0</span>
                    ) : (
                      refusals
                        .map((refusal) => `${formatExact(refusal.count)} ${refusalInWords(refusal.reason)}`)
                        .join(', ')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </DenseTable>
        </div>
      )}
    </Section>
  );
}

const formatNames: Record<string, string> = { webp: 'WebP', unknown: 'Unknown', other: 'Other' };

function formatName(format: string): string {
  return formatNames[format] ?? format.toUpperCase();
}
