import { readFile } from 'node:fs/promises';
import { keypointNames, mapPose, type Keypoint, type Pose } from '@drapeflow/core';
import { z } from 'zod';
import { broken } from './broken.js';

const numbers = z.array(z.number());
const openPoseFile = z.object({
  people: z.array(
    z.object({ pose_keypoints_2d: numbers.optional(), pose_keypoints: numbers.optional() }),
  ),
});

/**
 * A person's keypoints as OpenPose writes them: x, y and score of each of the 18 keypoints of its COCO model or the 25
 * of its default model; zeros where one is not seen (https://github.com/CMU-Perceptual-Computing-Lab/openpose).
 * @returns the pose of the person who is seen best; undefined where OpenPose found nobody
 */
export async function readOpenPose(path: string): Promise<Pose | undefined> {
  const { people } = await readJson(path, openPoseFile);
  const poses = people.map((person) => {
    const values = person.pose_keypoints_2d ?? person.pose_keypoints ?? [];
    if (values.length === 54 || values.length === 75) return values;
    throw broken(path, `a person has ${values.length} values; OpenPose writes 54 or 75`);
  });
  const best = poses.sort((a, b) => certainty(b) - certainty(a))[0];
  // The default model has the middle of the hips before the right hip, and the feet at the end.
  return (
    best && poseOf((index) => tripleAt(best, best.length === 75 && index >= 8 ? index + 1 : index))
  );
}

function certainty(values: readonly number[]): number {
  return values.reduce((sum, value, index) => (index % 3 === 2 ? sum + value : sum), 0);
}

function tripleAt(values: readonly number[], index: number): Keypoint {
  const [x, y, score] = values.slice(3 * index, 3 * index + 3);
  return { x: x!, y: y!, score: Math.min(1, Math.max(0, score!)) };
}

const listFile = z.object({
  keypoints: z.array(z.tuple([z.number(), z.number()]).rest(z.number())).length(18),
});

/** A person's 18 keypoints as a list of x, y and more; one that is not seen is at 0 or −1. It has the score 1 or 0. */
export async function readKeypointList(path: string): Promise<Pose> {
  const { keypoints } = await readJson(path, listFile);
  return poseOf((index) => {
    const [x, y] = keypoints[index]!;
    return { x, y, score: x > 0 && y > 0 ? 1 : 0 };
  });
}

function poseOf(at: (index: number) => Keypoint): Pose {
  return mapPose((name) => at(keypointNames.indexOf(name)));
}

async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const { path: at, message } = parsed.error.issues[0]!;
  throw broken(path, `${at.join('.') || 'its content'}: ${message}`);
}
