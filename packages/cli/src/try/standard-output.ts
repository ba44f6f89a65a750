import { basename, extname, resolve } from 'node:path';

/** `me-shirt.mp4` of `clips/me.mov` and `shirt.jpg`. */
export function standardOutput(video: string, garment: string): string {
  return `${stem(video)}-${stem(garment)}.mp4`;
}

function stem(path: string): string {
  const name = basename(resolve(path));
  return basename(name, extname(name));
}
