import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import packaged from '@ffmpeg-installer/ffmpeg';
import { afterAll, beforeAll } from 'vitest';
import type { VideoFrame, VideoSource } from '@drapeflow/core';
import { findFfmpeg } from '../find-ffmpeg.js';

/** The ffmpegs that the tests run with: what is on the PATH, where there is one, and the packaged one of 2018. */
export const ffmpegs = [
  ...new Set([(await findFfmpeg({ PATH: process.env['PATH'] })).path, packaged.path]),
];

/** Makes readers and writers of a block of tests use this ffmpeg. */
export function useFfmpeg(path: string): void {
  const before = process.env['DRAPEFLOW_FFMPEG'];
  beforeAll(() => {
    process.env['DRAPEFLOW_FFMPEG'] = path;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['DRAPEFLOW_FFMPEG'];
    else process.env['DRAPEFLOW_FFMPEG'] = before;
  });
}

/** A folder that is gone after the tests. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'drapeflow-video-'));
  afterAll(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs the packaged ffmpeg, which is always there: files that are made with it are known whichever is tested. */
export async function ffmpeg(...options: string[]): Promise<Buffer> {
  const { stdout } = await promisify(execFile)(
    packaged.path,
    ['-v', 'error', '-nostdin', '-y', ...options],
    { encoding: 'buffer', maxBuffer: 1e9 },
  );
  return stdout;
}

/** A gif whose frames have these delays, in hundredths of a second. */
export async function restingClip(delays: readonly number[], path: string): Promise<void> {
  await ffmpeg('-f', 'lavfi', '-i', `testsrc2=s=64x48:r=10:d=${delays.length / 10}`, path);
  const gif = await readFile(path);
  // Before each frame, its Graphic Control Extension (GIF89a, 23).
  let at = 0;
  for (const delay of delays) {
    at = gif.indexOf('21f904', at, 'hex') + 4;
    gif.writeUInt16LE(delay, at);
  }
  await writeFile(path, gif);
}

/** The RGB bytes of all frames by ffmpeg itself, with its own defaults. */
export function decodedByFfmpeg(path: string, ...options: string[]): Promise<Buffer> {
  return ffmpeg(...options, '-i', path, '-vsync', '0', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-');
}

/** The times of a file's video frames in seconds, by ffmpeg itself. */
export async function timesByFfmpeg(path: string): Promise<number[]> {
  const list = await ffmpeg(
    '-i',
    path,
    '-map',
    '0:v',
    '-vsync',
    '0',
    '-copyts',
    '-f',
    'framecrc',
    '-enc_time_base',
    '1:90000',
    '-',
  );
  const lines = list.toString().split('\n');
  const [numerator, denominator] = lines
    .find((line) => line.startsWith('#tb 0'))!
    .slice('#tb 0: '.length)
    .split('/')
    .map(Number);
  return lines
    .filter((line) => line.startsWith('0,'))
    .map((line) => (Number(line.split(',')[2]) * numerator!) / denominator!);
}

export async function allFrames(source: VideoSource): Promise<VideoFrame[]> {
  const frames: VideoFrame[] = [];
  for await (const frame of source.frames()) frames.push(frame);
  return frames;
}

/** Peak signal-to-noise ratio of bytes, in decibels. */
export function psnr(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) throw new Error(`${a.length} bytes against ${b.length}`);
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index]! - b[index]!) ** 2;
  return 10 * Math.log10(255 ** 2 / (sum / a.length));
}
