/* eslint-disable no-restricted-imports, no-restricted-globals -- tests read files */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RgbImage } from '@drapeflow/core';

const folder =
  process.env['DRAPEFLOW_TEST_DATA'] ??
  fileURLToPath(new URL('../../../../../shared/data', import.meta.url));

/** Why there are no clips to test with; undefined where there are. */
export function whyNoClips(): string | undefined {
  if (!existsSync(join(folder, 'clips'))) return `there is no folder ${join(folder, 'clips')}`;
  return spawnSync('ffmpeg', ['-version']).error && 'there is no ffmpeg';
}

/** Every `step`-th frame of a clip that is `width` × `height`. */
export function clipFrames(clip: string, width: number, height: number, step: number): RgbImage[] {
  const path = join(folder, 'clips', clip);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const filter = ['-vf', `select=not(mod(n\\,${step}))`, '-fps_mode', 'passthrough'];
  const { stdout, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', path, ...filter, ...raw], {
    maxBuffer: 2 ** 30,
  });
  const size = 3 * width * height;
  if (stdout.length === 0 || stdout.length % size !== 0) throw new Error(`${path}: ${stderr}`);
  return Array.from({ length: stdout.length / size }, (_, frame) => ({
    width,
    height,
    data: new Uint8Array(stdout.subarray(frame * size, (frame + 1) * size)),
  }));
}
