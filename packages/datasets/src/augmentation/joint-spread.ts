import { keypointNames, type KeypointName, type Pose } from '@drapeflow/core';

/**
 * How far people differ in where they mark a joint, by the square root of the person's area in the picture (the sigmas
 * of COCO's keypoint evaluation, https://cocodataset.org/#keypoints-eval). A neck is marked by its shoulders.
 */
const spreads: readonly (readonly [part: string, spread: number])[] = [
  ['nose', 0.026],
  ['eye', 0.025],
  ['ear', 0.035],
  ['neck', 0.079],
  ['shoulder', 0.079],
  ['elbow', 0.072],
  ['wrist', 0.062],
  ['hip', 0.107],
  ['knee', 0.087],
  ['ankle', 0.089],
];

/** The square root of a standing person's area, by the longer side of the box around the joints that are seen. */
const areaRoot = 0.4;

/** How far an estimate of each joint is usually off, in pixels, in the order of `keypointNames`. */
export function jointSpreads(pose: Pose): number[] {
  const seen = keypointNames.map((name) => pose[name]).filter(({ score }) => score > 0);
  const extent = (values: readonly number[]) =>
    seen.length > 0 ? Math.max(...values) - Math.min(...values) : 0;
  const longer = Math.max(extent(seen.map(({ x }) => x)), extent(seen.map(({ y }) => y)));
  return keypointNames.map((name) => spreadOf(name) * areaRoot * longer);
}

function spreadOf(name: KeypointName): number {
  return spreads.find(([part]) => name.toLowerCase().endsWith(part))![1];
}
