import type { Size } from '../contracts/image.js';
import {
  metricInputNames,
  type MetricFrame,
  type MetricFrameWith,
  type MetricInputName,
} from '../contracts/metric-frame.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';

/**
 * Checks the frames of one video, in order, before a metric reads them.
 * @param metric its name, for messages
 * @param leastSide the least width and height in pixels
 * @returns a check of the next frame, which throws METRIC_INPUT_MISSING, METRIC_INPUT_SIZE
 */
export function metricFrameCheck<Input extends MetricInputName>(
  metric: string,
  needs: readonly Input[],
  leastSide = 1,
): (frame: MetricFrame) => MetricFrameWith<Input> {
  let first: Size | undefined;
  let number = -1;
  return (frame) => {
    number++;
    first ??= { width: frame.made.width, height: frame.made.height };
    const missing = needs.find((input) => !frame[input]);
    if (missing) {
      throw new DrapeflowError('METRIC_INPUT_MISSING', { metric, input: missing, frame: number });
    }
    for (const input of ['made', ...metricInputNames] as const) {
      const size = frame[input];
      const expected = size && expectedInstead(size, first, leastSide);
      if (!expected) continue;
      const received = `${size.width}×${size.height}`;
      const at = { metric, input, frame: number };
      throw new DrapeflowError('METRIC_INPUT_SIZE', { ...at, received, expected });
    }
    return frame as MetricFrameWith<Input>;
  };
}

/** Undefined where a size is right. */
function expectedInstead(size: Size, first: Size, leastSide: number): string | undefined {
  if (size.width !== first.width || size.height !== first.height) {
    return `${first.width}×${first.height}, as the first frame`;
  }
  if (Math.min(size.width, size.height) < leastSide) return `${leastSide}×${leastSide} or more`;
  return undefined;
}
