import type { Clip } from './clip.js';
import type { ReportOrigin } from './report.js';

/** What is evaluated. */
export interface Subject extends Omit<ReportOrigin, 'seed'> {
  /** Of all clips together, where it is known. */
  readonly frameCount: number | undefined;
  readonly clips: AsyncIterable<Clip>;
  dispose(): Promise<void>;
}
