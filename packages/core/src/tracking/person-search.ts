import type { Box, RgbImage } from '../contracts/image.js';
import type { Pose, PoseEstimator } from '../contracts/pose.js';
import { wholeFrame } from './person-region.js';
import { distance, isSure, torsoCentre, torsoLength } from './torso.js';

/** Two poses whose torsos' middles are closer, in lengths of the larger torso, are the same person's. */
const sameWithin = 0.7;
/** The sides of the windows, in parts of the frame's shorter side. A person fills half a window or more. */
const windowSides = [1, 0.5];
/** A torso is at most this part of the window that it is found in: head and hips are seen too. */
const longestTorso = 0.6;

const upperBodyKeypoints = [
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftHip',
  'rightHip',
] as const;

/** How sure a pose is of the upper body, 0…1. */
export function upperBodyScore(pose: Pose): number {
  const sum = upperBodyKeypoints.reduce((total, name) => total + pose[name].score, 0);
  return sum / upperBodyKeypoints.length;
}

/** Whether a pose shows someone who can be dressed: both shoulders, and most of the upper body. */
export function isSomeone(pose: Pose): boolean {
  return isSure(pose.leftShoulder) && isSure(pose.rightShoulder) && upperBodyScore(pose) >= 0.25;
}

/**
 * Finds the people of a frame with an estimator that finds one: it looks through overlapping windows, large ones first.
 * @param largestOnly whether windows too small to show a larger person than was found already may be left out
 */
export async function findPeople(
  estimator: Pick<PoseEstimator, 'estimate'>,
  image: RgbImage,
  largestOnly: boolean,
): Promise<Pose[]> {
  const candidates: Pose[] = [];
  const look = async (region: Box) => {
    const pose = await estimator.estimate(image, region);
    if (isSomeone(pose)) candidates.push(pose);
  };
  await look(wholeFrame(image));
  for (const part of windowSides) {
    const side = part * Math.min(image.width, image.height);
    const largest = Math.max(0, ...candidates.map(torsoLength));
    if (largestOnly && largest > longestTorso * side) break;
    for (const window of windows(image, side)) await look(window);
  }
  candidates.sort((a, b) => upperBodyScore(b) - upperBodyScore(a));
  const people: Pose[] = [];
  for (const pose of candidates) {
    if (!people.some((person) => isSamePerson(person, pose))) people.push(pose);
  }
  return people;
}

/** Squares of a side that overlap by half. */
function windows({ width, height }: RgbImage, side: number): Box[] {
  const columns = starts(width, side);
  return starts(height, side).flatMap((y) =>
    columns.map((x) => ({ x, y, width: side, height: side })),
  );
}

function starts(length: number, side: number): number[] {
  const steps = Math.ceil((length - side) / (side / 2));
  return Array.from({ length: steps + 1 }, (_, step) =>
    steps === 0 ? 0 : (step * (length - side)) / steps,
  );
}

function isSamePerson(a: Pose, b: Pose): boolean {
  const length = Math.max(torsoLength(a), torsoLength(b));
  return distance(torsoCentre(a), torsoCentre(b)) < sameWithin * length;
}
