import { DrapeflowError, type Size, type VideoFrame } from '@drapeflow/core';
import { describeSize } from './describe-size.js';

/**
 * @param previousTime of the frame written before
 * @throws DrapeflowError VIDEO_FRAME_SIZE, VIDEO_FRAME_ORDER
 */
export function assertFrame(
  { index, image, timestamp }: VideoFrame,
  size: Size,
  previousTime: number | undefined,
): void {
  const { width, height } = size;
  const bytes = width * height * 3;
  if (image.width !== width || image.height !== height || image.data.length !== bytes) {
    const received = `${describeSize(image)} (${image.data.length} bytes)`;
    const expected = `${describeSize(size)} (${bytes} bytes)`;
    throw new DrapeflowError('VIDEO_FRAME_SIZE', { received, expected, frame: index });
  }
  const inOrder = previousTime === undefined ? timestamp >= 0 : timestamp > previousTime;
  if (inOrder) return;
  throw new DrapeflowError('VIDEO_FRAME_ORDER', {
    frame: index,
    received: timestamp,
    previous: previousTime,
  });
}
