import {
  cutOutGarment,
  DrapeflowError,
  RandomNumbers,
  type Dataset,
  type DatasetFrame,
  type DatasetGarment,
  type DatasetSequence,
  type ExampleRequest,
  type Garment,
  type Mask,
  type RgbImage,
  type Size,
} from '@drapeflow/core';
import {
  augment,
  cropFrame,
  drawStride,
  randomWindow,
  SequenceOrder,
  type SequenceSample,
} from '@drapeflow/datasets';
import type { TryOnSample, TryOnSamples } from '@drapeflow/learned';
import { guessHidden } from './guess-hidden.js';
import type { SampleOptions } from './sample-options.js';
import type { FrameView } from './seen-frames.js';

export interface DatasetSamplesOptions {
  /** The data set's name. */
  readonly name: string;
  readonly train: Dataset;
  readonly validation: Dataset;
  readonly seed: number;
  /** What the networks see. */
  readonly size: Size;
  readonly options: SampleOptions;
  readonly known: FrameView;
  readonly estimated: FrameView;
  /** Finds the mask of a garment's picture that has none. */
  readonly segment: (image: RgbImage) => Promise<Mask>;
}

/** Sequences that are tried before it is said that there are no samples to be had. */
const mostTried = 50;
/** More than there are validation examples. */
const validationApart = 1009;
/** Primes: examples, and tries for each, have numbers of their own. */
const [perExample, perTry, ofValidation] = [7919, 15_485_863, 32_452_843];

/** Takes samples of a data set's sequences: parts of them, varied, as the networks see them. */
export class DatasetSamples implements TryOnSamples {
  readonly dataset: string;
  private readonly orders: Readonly<Record<ExampleRequest['split'], SequenceOrder>>;

  constructor(private readonly given: DatasetSamplesOptions) {
    const { name, train, validation, seed, options } = given;
    const { sideBySide, samplesOfEach } = options;
    this.dataset = name;
    this.orders = {
      train: new SequenceOrder(train.size, { seed, sideBySide, examplesOfEach: samplesOfEach }),
      validation: new SequenceOrder(validation.size, { seed, sideBySide: 1, examplesOfEach: 1 }),
    };
  }

  /** @throws DrapeflowError TRAINING_DATA_SHORT, and what reading the data set throws */
  async sample(request: ExampleRequest): Promise<TryOnSample> {
    const { split, index, length } = request;
    const dataset = this.given[split];
    for (let tried = 0; tried < mostTried; tried++) {
      const numbers = perExample * index + perTry * tried + (split === 'train' ? 0 : ofValidation);
      const random = new RandomNumbers(this.given.seed + numbers);
      // In training another one that is open already; in validation one that no other example is of.
      const other = split === 'train' ? tried : validationApart * tried;
      const sequence = await dataset.sequence(this.orders[split].sequenceOf(index + other));
      const sample = await this.sampleOf(sequence, length, split, random);
      if (sample) return sample;
    }
    const { name } = this.given;
    throw new DrapeflowError('TRAINING_DATA_SHORT', {
      dataset: name,
      frames: length,
      tried: mostTried,
    });
  }

  async dispose(): Promise<void> {
    await this.given.train.dispose?.();
    await this.given.validation.dispose?.();
  }

  /** Undefined where the sequence is too short, or nobody is seen. */
  private async sampleOf(
    sequence: DatasetSequence,
    length: number,
    split: ExampleRequest['split'],
    random: RandomNumbers,
  ): Promise<TryOnSample | undefined> {
    const { options, size } = this.given;
    const stride = drawStride(random, options.augmentation.stride);
    const isUnpaired = random.uniform() < options.unpaired;
    const read = await readSequence(sequence, { length, stride, isUnpaired }, random);
    if (!read) return undefined;
    const varied = split === 'train' ? augment(read, random, options.augmentation) : read;
    const isEstimated = random.uniform() < options.estimated;
    const view = isEstimated ? this.given.estimated : this.given.known;
    const seen = await view(varied.frames);
    if (!seen) return undefined;
    return {
      garment: await this.garmentOf(varied.otherGarment ?? varied.garment),
      frames: varied.frames.map((frame, at) => {
        const { image, labels, worn } = frame.inOtherGarment ?? frame;
        const truth = cropFrame({ image, labels, worn }, seen[at].crop, size);
        return { seen: seen[at].seen, truth };
      }),
    };
  }

  /** As garments are worn: cut out. */
  private async garmentOf({ image, mask }: DatasetGarment): Promise<Garment> {
    return cutOutGarment(image, mask ?? (await this.given.segment(image)));
  }
}

interface PartOfSequence {
  readonly length: number;
  readonly stride: number;
  /** Whether the person is to be dressed in the other garment, if there is one. */
  readonly isUnpaired: boolean;
}

/**
 * Some frames of a sequence with the garment that the person is dressed in, without what samples are not made of; in
 * the other garment only where that is the one. Undefined where the sequence has fewer frames, or no truth.
 */
async function readSequence(
  sequence: DatasetSequence,
  { length, stride, isUnpaired }: PartOfSequence,
  random: RandomNumbers,
): Promise<SequenceSample | undefined> {
  const { frameCount } = sequence;
  if (!sequence.paired) return undefined;
  // Of clips whose length only reading tells the first frames are taken.
  const window =
    frameCount === undefined
      ? { first: 0, count: length, stride }
      : randomWindow(frameCount, { count: length, stride }, random);
  const [garment, otherGarment, frames] = await Promise.all([
    sequence.garment(),
    isUnpaired ? sequence.otherGarment?.() : undefined,
    allOf(sequence.frames(window)),
  ]);
  if (frames.length < length) return undefined;
  const needed = frames.map(({ image, pose, labels, worn, inOtherGarment: other }) => ({
    image,
    pose: pose && guessHidden(pose, image),
    labels,
    ...(otherGarment ? { inOtherGarment: { image: other!.image, worn: other!.worn } } : { worn }),
  }));
  return { garment, ...(otherGarment && { otherGarment }), frames: needed };
}

async function allOf(frames: AsyncIterable<DatasetFrame>): Promise<DatasetFrame[]> {
  const all: DatasetFrame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}
