import { createHash, type Hash } from 'node:crypto';
import { keypointNames, type DatasetSequence, type Pose, type Size } from '@drapeflow/core';

/**
 * What a sequence is, as a hash of its garment and of every frame that is read: pixels, and what is known of them. Names
 * and times of files do not matter.
 */
export async function contentOf(sequence: DatasetSequence): Promise<string> {
  const hash = createHash('sha256');
  const { image, mask } = await sequence.garment();
  addPlane(hash, 'garment', image);
  addPlane(hash, 'garmentMask', mask);
  for await (const frame of sequence.frames()) {
    addPlane(hash, 'image', frame.image);
    addPlane(hash, 'labels', frame.labels);
    addPlane(hash, 'personMask', frame.personMask);
    addPlane(hash, 'torso', frame.torso?.image);
    addPlane(hash, 'kept', frame.torso?.kept);
    addPose(hash, frame.pose);
  }
  return hash.digest('hex');
}

function addPlane(
  hash: Hash,
  name: string,
  plane: (Size & { readonly data: Uint8Array | Float32Array }) | undefined,
): void {
  if (!plane) return;
  const { width, height, data } = plane;
  hash.update(`${name} ${width} ${height}\n`);
  hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function addPose(hash: Hash, pose: Pose | undefined): void {
  if (pose) hash.update(`pose ${JSON.stringify(keypointNames.map((name) => pose[name]))}\n`);
}
