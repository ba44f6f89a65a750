import { dirname, join } from 'node:path';
import { describeIssues, DrapeflowError, messageOf } from '@drapeflow/core';
import { z } from 'zod';
import { readBytes } from '../people/gltf/read-gltf.js';
import type { Quaternion } from '../people/quaternion.js';

const bytes = z.int().min(0);

/**
 * The description of a folder of motions, `motions.json`. Its binary file is little endian float32: of each clip first
 * root places [frames, 3], metres, then turns [frames, animated joints, 4], x, y, z, w, each counted from its parent and
 * from the rest pose.
 */
const descriptionSchema = z.object({
  file: z.string(),
  fps: z.number().positive(),
  /** How high the root of the skeleton is that the root places are for, metres. */
  referenceRootHeight: z.number().positive(),
  animatedJoints: z.array(z.string()).min(1),
  /** Turns of joints that no clip moves. */
  staticJoints: z.record(z.string(), z.array(z.number()).length(4)),
  clips: z.array(
    z.object({
      name: z.string(),
      category: z.string(),
      frames: z.int().min(2),
      rootOffset: bytes,
      rotationOffset: bytes,
      /** How deep a hand enters the trunk of each body that was tried, centimetres. */
      handInTorsoCm: z.record(z.string(), z.number()).default({}),
    }),
  ),
});

export interface Clip {
  readonly name: string;
  readonly category: string;
  readonly frames: number;
  /** Where the root is, metres, [frames, 3]. */
  readonly roots: Float32Array;
  /** Turns in the parent, [frames, joints, 4]. */
  readonly turns: Float32Array;
  /** By a body's name: how deep a hand enters its trunk, metres. */
  readonly handInTorso: ReadonlyMap<string, number>;
}

export interface RecordedMotions {
  readonly clips: readonly Clip[];
  readonly framesPerSecond: number;
  readonly referenceRootHeight: number;
  /** The names of the joints that the clips move. */
  readonly animatedJoints: readonly string[];
  readonly staticJoints: ReadonlyMap<string, Quaternion>;
}

/**
 * Reads motions.
 * @param path of `motions.json`
 * @throws DrapeflowError MOTIONS_INVALID, FILE_NOT_FOUND, FILE_NOT_READABLE
 */
export async function readMotions(path: string): Promise<RecordedMotions> {
  const description = parseDescription(path, await readBytes(path));
  const binaryPath = join(dirname(path), description.file);
  const binary = await readBytes(binaryPath);
  const joints = description.animatedJoints.length;
  const clips = description.clips.map((clip) => ({
    name: clip.name,
    category: clip.category,
    frames: clip.frames,
    roots: floats(binaryPath, binary, clip.rootOffset, clip.frames * 3),
    turns: floats(binaryPath, binary, clip.rotationOffset, clip.frames * joints * 4),
    handInTorso: new Map(Object.entries(clip.handInTorsoCm).map(([body, cm]) => [body, cm / 100])),
  }));
  return {
    clips,
    framesPerSecond: description.fps,
    referenceRootHeight: description.referenceRootHeight,
    animatedJoints: description.animatedJoints,
    staticJoints: new Map(
      Object.entries(description.staticJoints) as unknown as [string, Quaternion][],
    ),
  };
}

function parseDescription(path: string, content: Uint8Array): z.infer<typeof descriptionSchema> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(content));
  } catch (cause) {
    throw new DrapeflowError('MOTIONS_INVALID', { path, problem: messageOf(cause) }, { cause });
  }
  const result = descriptionSchema.safeParse(parsed);
  if (result.success) return result.data;
  const problem = describeIssues(result.error, descriptionSchema).slice(0, 5).join('; ');
  throw new DrapeflowError('MOTIONS_INVALID', { path, problem });
}

function floats(path: string, binary: Uint8Array, offset: number, count: number): Float32Array {
  if (offset + 4 * count > binary.length) {
    const problem = `a clip ends at byte ${offset + 4 * count} of ${binary.length}`;
    throw new DrapeflowError('MOTIONS_INVALID', { path, problem });
  }
  const view = new DataView(binary.buffer, binary.byteOffset, binary.byteLength);
  return Float32Array.from({ length: count }, (_, i) => view.getFloat32(offset + 4 * i, true));
}
