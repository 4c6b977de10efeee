import type { BenchPostgres } from '../support/database.ts';
import { createReport } from '../support/report.ts';
import { measurePage } from './page.ts';

/** Faces as a person waits for them, HEIC beside its peers, and hostile files. */
export async function benchImages(postgres: BenchPostgres): Promise<void> {
  const report = createReport('images', 'Images: a page of 1,000 creators', postgres.version);
  await measurePage(postgres, report);
  report.keep();
}
