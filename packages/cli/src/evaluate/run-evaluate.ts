import { join } from 'node:path';
import type { DependencyContainer } from 'tsyringe';
import { compose, disposeContainer, tokens } from '../composition.js';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { pluginServices } from '../plugin-services.js';
import { programVersion } from '../program-version.js';
import { Interruption } from '../try/interruption.js';
import { createProgress } from '../try/progress.js';
import type { VideoPair } from './clip-of-videos.js';
import { openDatasetSubject, type DatasetChoice } from './dataset-subject.js';
import { describeReport } from './describe-report.js';
import { measureClip, type MeasuredClip } from './measure-clip.js';
import { MetricKit, type LpipsChoice } from './metric-kit.js';
import { reportOf } from './report.js';
import { prepareReportFolder, publishReport } from './report-folder.js';
import type { Subject } from './subject.js';
import { openVideosSubject } from './videos-subject.js';

/** What `drapeflow evaluate` was asked for. */
export interface EvaluateRequest {
  /** Where the report is written. */
  readonly folder: string;
  readonly subject: Omit<DatasetChoice, 'seed'> | VideoPair;
  /** Without it, LPIPS is not measured. */
  readonly lpips: LpipsChoice | undefined;
  /** Of the choice of clips and of the bootstrap. */
  readonly seed: number;
  readonly overwrite: boolean;
  readonly json: boolean;
  readonly sources: SettingsSources;
}

/**
 * Measures try-on videos, and writes a report.
 * @returns the exit code
 */
export async function runEvaluate(request: EvaluateRequest): Promise<number> {
  const settings = await loadSettings(request.sources);
  const destination = await prepareReportFolder(request.folder, request.overwrite);
  const warnings = new Set<string>();
  const warn = (warning: string) => void warnings.add(warning);
  const root = compose(settings, warn);
  let subject: Subject | undefined;
  try {
    subject = await openSubject(root, settings, request, warn);
    const services = pluginServices(settings, await root.resolve(tokens.backend));
    const kit = await MetricKit.open(settings.registry, services, request.lpips);
    const { clips, exitCode } = await measure(subject, kit, () => destination.discard());
    if (clips.length === 0) {
      process.stderr.write('Stopped before the first clip was done; nothing was written.\n');
      return exitCode ?? 1;
    }
    const { title, inputs, plugins } = subject;
    const about = { version: programVersion, title, inputs, plugins, seed: request.seed };
    const result = { stopped: exitCode !== undefined, warnings: [...warnings] };
    const report = reportOf({ ...about, ...result }, kit, clips);
    await publishReport(
      destination,
      report,
      clips.map(({ strip }) => strip),
    );
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
    const page = join(request.folder, 'index.html');
    const described = request.json
      ? JSON.stringify(report)
      : `${describeReport(report)}\nLook at ${page}`;
    process.stdout.write(`${described}\n`);
    return exitCode ?? 0;
  } catch (error) {
    await destination.discard();
    throw error;
  } finally {
    await subject?.dispose();
    await disposeContainer(root);
  }
}

function openSubject(
  root: DependencyContainer,
  settings: Settings,
  { subject, seed }: EvaluateRequest,
  warn: (warning: string) => void,
): Promise<Subject> {
  if ('dataset' in subject) return openDatasetSubject(root, settings, { ...subject, seed }, warn);
  return openVideosSubject(root, subject, warn);
}

/** Measures clip after clip. One that is not done when it is stopped does not count. */
async function measure(
  { clips, frameCount }: Subject,
  kit: MetricKit,
  onForced: () => Promise<void>,
): Promise<{ readonly clips: readonly MeasuredClip[]; readonly exitCode: number | undefined }> {
  const progress = createProgress(frameCount);
  const interruption = new Interruption(progress.end, onForced);
  const isStopped = () => interruption.exitCode !== undefined;
  const measured: MeasuredClip[] = [];
  try {
    for await (const clip of clips) {
      const done = await measureClip(clip, kit, progress.frameDone, isStopped);
      if (!done) break;
      measured.push(done);
    }
    return { clips: measured, exitCode: interruption.exitCode };
  } finally {
    progress.end();
    interruption.stopListening();
  }
}
