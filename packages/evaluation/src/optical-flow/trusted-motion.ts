import type { OpticalFlow } from './optical-flow.js';
import { readInterleaved } from './read-interleaved.js';

/**
 * Where a flow can be trusted, 1 or 0 a pixel (Ruder et al., 2016, as Lai et al., 2018, use it): the pixel stays in the
 * picture, the way back leads to where it came from, and no edge of a moving thing runs through it.
 * @param forward from a frame to another
 * @param backward from the other to it
 */
export function trustedMotion(forward: OpticalFlow, backward: OpticalFlow): Uint8Array {
  const { width, height } = forward;
  const trusted = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const right = forward.data[2 * pixel];
      const down = forward.data[2 * pixel + 1];
      const [toX, toY] = [x + right, y + down];
      if (!isWithin(toX, width) || !isWithin(toY, height)) continue;
      const left = readInterleaved(backward.data, width, height, 2, 0, toX, toY);
      const up = readInterleaved(backward.data, width, height, 2, 1, toX, toY);
      const length = right ** 2 + down ** 2;
      const gap = (right + left) ** 2 + (down + up) ** 2;
      if (gap > 0.01 * (length + left ** 2 + up ** 2) + 0.5) continue;
      if (squaredGradient(forward, x, y) > 0.01 * length + 0.002) continue;
      trusted[pixel] = 1;
    }
  }
  return trusted;
}

function isWithin(at: number, length: number): boolean {
  return at >= 0 && at <= length - 1;
}

/** |∇u|² + |∇v|² by differences to the next pixels; 0 past the last ones. */
function squaredGradient({ width, height, data }: OpticalFlow, x: number, y: number): number {
  const at = 2 * (y * width + x);
  const next = x + 1 < width ? at + 2 : at;
  const below = y + 1 < height ? at + 2 * width : at;
  return (
    (data[next] - data[at]) ** 2 +
    (data[next + 1] - data[at + 1]) ** 2 +
    (data[below] - data[at]) ** 2 +
    (data[below + 1] - data[at + 1]) ** 2
  );
}
