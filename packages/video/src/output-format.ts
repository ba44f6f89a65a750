import { extname } from 'node:path';
import { DrapeflowError } from '@drapeflow/core';

/** What a writer makes, told by the extension. */
export type OutputFormat = 'mp4' | 'webm' | 'gif' | 'folder';

const formats: Readonly<Record<string, OutputFormat>> = {
  '.mp4': 'mp4',
  '.webm': 'webm',
  '.gif': 'gif',
  '': 'folder',
};

/** @throws DrapeflowError VIDEO_FORMAT_UNKNOWN */
export function outputFormatOf(path: string): OutputFormat {
  if (/[/\\]$/.test(path)) return 'folder';
  const extension = extname(path).toLowerCase();
  const format = formats[extension];
  if (format) return format;
  const allowed = Object.keys(formats).filter(Boolean);
  throw new DrapeflowError('VIDEO_FORMAT_UNKNOWN', { path, extension, allowed });
}
