import { resolve } from 'node:path';
import { tokens } from '../composition.js';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { inputFiles, withTryOn, type OpenedTryOn, type TryOnInputs } from '../with-try-on.js';
import { checkOutput } from './check-output.js';
import { createComparison } from './compare-frames.js';
import { Interruption } from './interruption.js';
import { Pace } from './pace.js';
import { createProgress } from './progress.js';
import { standardOutput } from './standard-output.js';
import { describeSummary, summarize, type TrySummary } from './summary.js';

/** What `drapeflow try` was asked for. */
export interface TryRequest extends TryOnInputs {
  readonly output: string | undefined;
  /** Show source, garment and result side by side. */
  readonly compare: boolean;
  readonly overwrite: boolean;
  /** Print the summary as JSON. */
  readonly json: boolean;
  readonly sources: SettingsSources;
}

/**
 * Makes the video and prints a summary.
 * @returns the exit code
 */
export async function runTry(request: TryRequest): Promise<number> {
  const settings = await loadSettings(request.sources);
  const output = request.output ?? standardOutput(request.video, request.garment);
  await checkOutput(output, inputFiles(request), request.overwrite);
  const { summary, exitCode } = await withTryOn(settings, request, (opened) =>
    dress(request, settings, output, opened),
  );
  for (const warning of summary.warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${request.json ? JSON.stringify(summary) : describeSummary(summary)}\n`);
  return exitCode;
}

interface Dressed {
  readonly summary: TrySummary;
  readonly exitCode: number;
}

async function dress(
  request: TryRequest,
  settings: Settings,
  output: string,
  opened: OpenedTryOn,
): Promise<Dressed> {
  const { source, garment, container } = opened;
  const { info } = source;
  const comparison = request.compare && (await createComparison(garment.image, info.size));
  const writer = await container.resolve(tokens.videoWriter);
  const sink = await writer.open(output, {
    size: comparison ? comparison.size : info.size,
    like: info,
    overwrite: request.overwrite,
    ...(info.hasAudio ? { audio: { path: request.video, range: request.range } } : {}),
  });
  const progress = createProgress(info.frameCount);
  const interruption = new Interruption(progress.end, () => sink.abort());
  const pace = new Pace();
  let framesWithoutPerson = 0;
  try {
    const session = await container.resolve(tokens.session);
    for await (const { source: frame, result, steps } of session.run(source.frames())) {
      if (interruption.exitCode) break;
      const image = comparison ? comparison.show(frame.image, result) : result;
      await sink.write({ ...frame, image });
      pace.frameDone();
      progress.frameDone();
      if (!steps) framesWithoutPerson += 1;
    }
    if (interruption.exitCode && pace.done === 0) await sink.abort();
    else await sink.finish();
    const made = { ...opened, warnings: () => [...opened.warnings(), ...sink.warnings] };
    const summary = await summarize(settings, made, {
      output: pace.done > 0 ? resolve(output) : null,
      interrupted: interruption.exitCode !== undefined,
      framesWithoutPerson,
      pace,
      stages: session.clock.report(),
    });
    return { summary, exitCode: interruption.exitCode ?? 0 };
  } catch (error) {
    await sink.abort();
    throw error;
  } finally {
    progress.end();
    interruption.stopListening();
  }
}
