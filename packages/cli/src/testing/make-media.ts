import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import sharp, { type Sharp } from 'sharp';

/** Runs ffmpeg, which the tests of videos need. */
export async function ffmpeg(...options: readonly string[]): Promise<void> {
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...options]);
}

/** A small clip of ffmpeg's test pattern, in which there is nobody. */
export async function makeClip(
  path: string,
  { size = '64x48', frames = 4, options = [] as readonly string[] } = {},
): Promise<void> {
  const source = `testsrc=size=${size}:rate=10`;
  const shape = ['-frames:v', String(frames), ...options];
  await ffmpeg('-f', 'lavfi', '-i', source, ...shape, path);
}

/** How many frames of a video can be decoded. */
export async function countFrames(path: string): Promise<number> {
  const { stdout } = await promisify(execFile)('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v', '-count_frames'],
    ...['-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', path],
  ]);
  return Number.parseInt(stdout, 10);
}

/** A green T-shirt on a light ground, drawn. */
export function drawShirt(ground = '#f0f0f0', width = 240, height = 260): Sharp {
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 240 260">
      <rect width="240" height="260" fill="${ground}"/>
      <path d="M85 20 Q120 45 155 20 L220 60 L195 105 L172 92 L172 240 L68 240 L68 92 L45 105 L20 60 Z" fill="#1d7a3f"/>
    </svg>`),
  );
}
