import { basename, extname } from 'node:path';

const pictures = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tif', '.tiff'];
const videos = ['.mp4', '.mov', '.webm', '.mkv', '.avi', '.m4v', '.gif'];

export function isPicture(name: string): boolean {
  return pictures.includes(extname(name).toLowerCase());
}

export function isVideo(name: string): boolean {
  return videos.includes(extname(name).toLowerCase());
}

/** A file's name without its extension. */
export function stem(name: string): string {
  return basename(name, extname(name));
}
