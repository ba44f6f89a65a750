import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RgbImage } from '@drapeflow/core';
import sharp from 'sharp';
import { compose, disposeContainer, tokens } from '../composition.js';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { Interruption } from '../try/interruption.js';
import { createProgress } from '../try/progress.js';
import { dressClip, type Score } from './dress-clip.js';
import { writeVideo } from '../write-video.js';
import { filmClip } from './film-clip.js';

/** What `drapeflow demo` was asked for. */
export interface DemoRequest {
  readonly folder: string;
  readonly seed: number;
  readonly frames: number;
  readonly overwrite: boolean;
  readonly json: boolean;
  readonly sources: SettingsSources;
}

const files = [
  'clip.mp4',
  'garment.png',
  'result.mp4',
  'truth.mp4',
  'comparison.mp4',
  'score.json',
];

/**
 * Renders a clip of a person, dresses it with the configured plugins, and scores the result against the truth.
 * @returns the exit code
 */
export async function runDemo(request: DemoRequest): Promise<number> {
  const settings = await loadSettings(request.sources);
  const { prepareDestination, outputError } = await import('@drapeflow/video');
  const isOwn = (name: string) => files.includes(name);
  const destination = await prepareDestination(request.folder, 'folder', request.overwrite, isOwn);
  const interruption = new Interruption(
    () => undefined,
    () => destination.discard(),
  );
  try {
    await mkdir(destination.temporary).catch((cause: unknown) => {
      throw outputError(request.folder, cause);
    });
    const isStopped = () => interruption.exitCode !== undefined;
    const score = await makeDemo(request, settings, destination.temporary, isStopped);
    if (!score) {
      await destination.discard();
      process.stderr.write('Stopped; nothing was written.\n');
      return interruption.exitCode ?? 1;
    }
    await destination.commit();
    for (const warning of score.warnings) process.stderr.write(`warning: ${warning}\n`);
    process.stdout.write(`${describe(request, score)}\n`);
    return 0;
  } catch (error) {
    await destination.discard();
    throw error;
  } finally {
    interruption.stopListening();
  }
}

/** @returns undefined where it was stopped */
async function makeDemo(
  request: DemoRequest,
  settings: Settings,
  folder: string,
  isStopped: () => boolean,
): Promise<Score | undefined> {
  const root = compose(settings, () => undefined);
  const progress = createProgress(2 * request.frames);
  try {
    const writer = await root.resolve(tokens.videoWriter);
    const clip = await filmClip(settings, writer, folder, request, progress, isStopped);
    if (isStopped()) return undefined;
    const garment = join(folder, 'garment.png');
    await writePicture(garment, clip.garment.image);
    await writeVideo(
      writer,
      join(folder, 'truth.mp4'),
      clip.info,
      clip.truth.map(({ image }) => image),
    );
    const score = await dressClip(settings, folder, clip, garment, progress, isStopped);
    if (isStopped()) return undefined;
    const { seed, frames } = request;
    const report = { seed, frames, metrics: score.measurements };
    await writeFile(join(folder, 'score.json'), `${JSON.stringify(report, undefined, 2)}\n`);
    return score;
  } finally {
    progress.end();
    await disposeContainer(root);
  }
}

async function writePicture(path: string, { width, height, data }: RgbImage): Promise<void> {
  await sharp(data, { raw: { width, height, channels: 3 } }).toFile(path);
}

function describe({ folder, frames, json }: DemoRequest, { measurements }: Score): string {
  if (json) return JSON.stringify({ folder, frames, metrics: measurements });
  const lines = Object.entries(measurements).map(([name, { value, unit, better }]) => {
    const number = value === undefined ? '–' : value.toFixed(3);
    return `  ${name.padEnd(14)} ${number.padStart(8)} ${unit} (${better} is better)`;
  });
  return [
    `Rendered ${frames} frames of a person, dressed them, and compared them with the same moments rendered in that garment:`,
    ...lines,
    `Look at ${join(folder, 'comparison.mp4')}: source, garment, result, truth.`,
  ].join('\n');
}
