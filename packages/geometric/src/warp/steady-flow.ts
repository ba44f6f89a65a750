import {
  isCovered,
  resizePlane,
  torsoMotion,
  type AppearanceFlow,
  type FlowMemoryEntry,
  type Point,
  type Pose,
} from '@drapeflow/core';

/** How fast remembered flows lose weight, in frames. */
const fading = 3;
/** Flows that differ by more than about this, in normalized units, show a motion and not a tremble. */
const agreement = 0.035;

/**
 * Steadies a flow by the flow memory: each remembered flow is carried along with the torso, and where it says nearly
 * the same as the current one, the two are averaged.
 * @param current at the working size
 * @param lowResolution the same flow as the memory will keep it
 * @param pose in pixels of the low resolution
 */
export function steadyFlow(
  current: AppearanceFlow,
  lowResolution: AppearanceFlow,
  pose: Pose,
  memory: readonly FlowMemoryEntry[],
): AppearanceFlow {
  const { width, height } = lowResolution;
  if (memory.length === 0) return current;
  const total = new Float32Array(width * height).fill(1);
  const horizontal = new Float32Array(width * height);
  const vertical = new Float32Array(width * height);
  const latest = memory[memory.length - 1].index;
  for (const entry of memory) {
    const weight = Math.exp((entry.index - latest) / fading);
    if (weight < 0.05) continue;
    addRemembered(lowResolution, pose, entry, weight, { total, horizontal, vertical });
  }
  for (let i = 0; i < total.length; i++) {
    horizontal[i] /= total[i];
    vertical[i] /= total[i];
  }
  return shifted(
    current,
    resizePlane(horizontal, width, height, current.width, current.height),
    resizePlane(vertical, width, height, current.width, current.height),
  );
}

interface Sums {
  readonly total: Float32Array;
  readonly horizontal: Float32Array;
  readonly vertical: Float32Array;
}

/** Adds what one remembered flow differs by from the current one, weighted by how well the two agree. */
function addRemembered(
  flow: AppearanceFlow,
  pose: Pose,
  entry: FlowMemoryEntry,
  weight: number,
  sums: Sums,
): void {
  const follow = torsoMotion(pose, entry.pose);
  const { width, height } = flow;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (!isCovered(flow, 2 * i)) continue;
      const remembered = readFlow(entry.flow, follow({ x: x + 0.5, y: y + 0.5 }));
      if (!remembered) continue;
      const du = remembered.x - flow.data[2 * i];
      const dv = remembered.y - flow.data[2 * i + 1];
      const share = weight * Math.exp(-(du * du + dv * dv) / (2 * agreement * agreement));
      sums.total[i] += share;
      sums.horizontal[i] += share * du;
      sums.vertical[i] += share * dv;
    }
  }
}

/** Bilinear; undefined where one of the neighbours shows nothing. */
function readFlow(flow: AppearanceFlow, { x, y }: Point): Point | undefined {
  const column = Math.floor(x - 0.5);
  const row = Math.floor(y - 0.5);
  if (column < 0 || row < 0 || column + 1 >= flow.width || row + 1 >= flow.height) return undefined;
  const right = x - 0.5 - column;
  const down = y - 0.5 - row;
  const a = 2 * (row * flow.width + column);
  const b = a + 2;
  const c = a + 2 * flow.width;
  const d = c + 2;
  if (!(isCovered(flow, a) && isCovered(flow, b) && isCovered(flow, c) && isCovered(flow, d))) {
    return undefined;
  }
  const between = (offset: 0 | 1): number => {
    const top = flow.data[a + offset] * (1 - right) + flow.data[b + offset] * right;
    const bottom = flow.data[c + offset] * (1 - right) + flow.data[d + offset] * right;
    return top * (1 - down) + bottom * down;
  };
  return { x: between(0), y: between(1) };
}

function shifted(
  flow: AppearanceFlow,
  horizontal: Float32Array,
  vertical: Float32Array,
): AppearanceFlow {
  const data = Float32Array.from(flow.data);
  for (let i = 0; i < horizontal.length; i++) {
    if (!isCovered(flow, 2 * i)) continue;
    data[2 * i] = Math.min(1, Math.max(-1, data[2 * i] + horizontal[i]));
    data[2 * i + 1] = Math.min(1, Math.max(-1, data[2 * i + 1] + vertical[i]));
  }
  return { width: flow.width, height: flow.height, data };
}
