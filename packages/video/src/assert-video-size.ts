import { DrapeflowError, type Size } from '@drapeflow/core';
import { describeSize } from './describe-size.js';

/** 8K: as wide as cinema's, as many pixels as television's. */
const longestSide = 8192;
const pixels = 7680 * 4320;

/** @throws DrapeflowError VIDEO_TOO_LARGE */
export function assertVideoSize(path: string, size: Size): void {
  const { width, height } = size;
  if (Math.max(width, height) <= longestSide && width * height <= pixels) return;
  const received = describeSize(size);
  throw new DrapeflowError('VIDEO_TOO_LARGE', { path, received, longestSide, pixels });
}
