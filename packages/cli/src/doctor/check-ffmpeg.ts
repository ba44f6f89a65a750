import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { failureOf, type Check } from './check.js';

const encoders = { libx264: '.mp4', 'libvpx-vp9': '.webm' } as const;

export async function checkFfmpeg(): Promise<Check> {
  const { findFfmpeg } = await import('@drapeflow/video');
  try {
    const { path, version, origin } = await findFfmpeg();
    const { stdout } = await promisify(execFile)(path, ['-hide_banner', '-encoders']);
    const names = new Set(stdout.split('\n').map((line) => line.trim().split(/\s+/)[1]));
    const missing = Object.entries(encoders).filter(([encoder]) => !names.has(encoder));
    const found = `ffmpeg ${version} at ${path} (${origin}).`;
    if (missing.length === 0) return { name: 'ffmpeg', status: 'ok', found };
    const lacks = missing.map(([encoder, ending]) => `${encoder} (for ${ending})`).join(', ');
    const remedy = `It lacks ${lacks}: install an ffmpeg that has it, or write another format.`;
    return { name: 'ffmpeg', status: 'warning', found, remedy };
  } catch (thrown) {
    return failureOf('ffmpeg', thrown);
  }
}
