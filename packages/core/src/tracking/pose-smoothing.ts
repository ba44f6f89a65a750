import { mapPose } from '../arithmetic/pose-in-box.js';
import { keypointNames, type Keypoint, type Pose } from '../contracts/pose.js';
import { smoothKeypoint, type Sample } from './smooth-keypoint.js';
import { isSure, torsoLength } from './torso.js';

export interface PoseSmoothingOptions {
  /** How many frames before and after each one are taken into account; 3 unless told otherwise. */
  readonly reach?: number;
}

/**
 * Takes the jitter out of a sequence of poses without lag, and fills gaps of up to three frames of single
 * keypoints and of whole poses. Items come out in order, `reach` frames after they went in, with their pose replaced.
 */
export async function* smoothPoses<Item extends { readonly pose: Pose | undefined }>(
  items: AsyncIterable<Item>,
  { reach = 3 }: PoseSmoothingOptions = {},
): AsyncGenerator<Item> {
  const window: Item[] = [];
  let centre = 0;
  const smoothed = () => ({ ...window[centre], pose: smoothPose(window, centre) });
  for await (const item of items) {
    window.push(item);
    if (window.length - centre <= reach) continue;
    yield smoothed();
    if (centre < reach) centre++;
    else window.shift();
  }
  for (; centre < window.length; centre++) yield smoothed();
}

function smoothPose(
  window: readonly { readonly pose: Pose | undefined }[],
  centre: number,
): Pose | undefined {
  const present = window.flatMap(({ pose }) => (pose ? [pose] : []));
  if (present.length === 0) return undefined;
  const scale = median(present.map(torsoLength));
  const smoothed = new Map<string, Keypoint | undefined>();
  for (const name of keypointNames) {
    const samples = window.flatMap(({ pose }, index): Sample[] =>
      pose && isSure(pose[name]) ? [{ time: index - centre, ...pose[name] }] : [],
    );
    smoothed.set(name, smoothKeypoint(samples, scale));
  }
  const own = window[centre].pose;
  if (own) return mapPose((name) => smoothed.get(name) ?? own[name]);
  if (!smoothed.get('leftShoulder') || !smoothed.get('rightShoulder')) return undefined;
  const neck = smoothed.get('neck') ?? smoothed.get('leftShoulder')!;
  return mapPose((name) => smoothed.get(name) ?? { ...neck, score: 0 });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
