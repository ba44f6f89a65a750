import type { DependencyContainer } from 'tsyringe';
import {
  cutOutGarment,
  type DatasetFrame,
  type DatasetGarment,
  type DatasetSequence,
  type Garment,
  type VideoFrame,
} from '@drapeflow/core';
import { composeVideo, disposeContainer, tokens } from '../composition.js';
import { segmentGarment } from '../garment/segment-garment.js';
import type { Clip } from './clip.js';
import { dressingTask } from './dressing-task.js';
import { metricFrameOf } from './metric-frame-of.js';

/** Of clips whose rate a data set does not tell. */
const framesPerSecond = 25;

/**
 * Dresses the person of a sequence as `try` does.
 * @param lender the sequence whose garment is put on; without it, it is one of the sequence's own
 * @param onWarning called with what the plugins say
 */
export async function clipOfSequence(
  root: DependencyContainer,
  sequence: DatasetSequence,
  lender: DatasetSequence | undefined,
  onWarning: (warning: string) => void,
): Promise<Clip> {
  const { dressedIn, garment, truthOf } = await dressingTask(sequence, lender);
  return {
    name: sequence.name,
    garment: garment.image,
    dressedIn,
    async *frames() {
      const container = composeVideo(root, cutOut(root, garment), false);
      try {
        const session = await container.resolve(tokens.session);
        /** Those that the session has begun, and not yet given back. */
        const begun: DatasetFrame[] = [];
        for await (const dressed of session.run(asVideo(sequence, begun))) {
          const frame = begun.shift()!;
          yield metricFrameOf(frame, truthOf(frame), dressed);
        }
        session.warnings.forEach(onWarning);
      } finally {
        await disposeContainer(container);
      }
    },
  };
}

async function cutOut(
  root: DependencyContainer,
  { image, mask }: DatasetGarment,
): Promise<Garment> {
  const backend = await root.resolve(tokens.backend);
  const found = mask ?? (await segmentGarment(root.resolve(tokens.settings), backend, image));
  return cutOutGarment(image, found);
}

async function* asVideo(
  sequence: DatasetSequence,
  begun: DatasetFrame[],
): AsyncGenerator<VideoFrame> {
  let index = 0;
  for await (const frame of sequence.frames()) {
    begun.push(frame);
    yield { index, timestamp: index / framesPerSecond, image: frame.image };
    index++;
  }
}
