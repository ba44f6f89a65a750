import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sharedData } from './shared-data.js';

/** What the reference reader of the bodies offers. */
interface BodiesReader {
  arr(body: string, name: string): ArrayLike<number>;
  pose(body: string, clip: unknown, frame: number): { q: number[]; p: number[]; r: number[] }[];
  skin(body: string, mesh: string, pose: unknown): Float32Array;
}

export const bodiesFolder = sharedData('bodies');
export const motionsFolder = sharedData('motions');

/** The reference reader that comes with the bodies, which shares no code with the studio. */
export async function bodiesReader(): Promise<BodiesReader> {
  return import(pathToFileURL(join(bodiesFolder!, 'reader.mjs')).href) as Promise<BodiesReader>;
}

export function json(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
