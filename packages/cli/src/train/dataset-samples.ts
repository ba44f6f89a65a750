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
      // The next ones after it, which is by the same order another sequence.
      const sequence = await dataset.sequence(this.orders[split].sequenceOf(index + tried));
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
    const { options } = this.given;
    const read = await readSequence(
      sequence,
      length,
      drawStride(random, options.augmentation.stride),
      random,
    );
    if (!read) return undefined;
    const { frames, garment, otherGarment } =
      split === 'train' ? augment(read, random, options.augmentation) : read;
    const isUnpaired = random.uniform() < options.unpaired && otherGarment !== undefined;
    const isEstimated = random.uniform() < options.estimated;
    const view = isEstimated ? this.given.estimated : this.given.known;
    const seen = await view(frames);
    if (!seen) return undefined;
    const truth = (frame: DatasetFrame) => (isUnpaired ? frame.inOtherGarment! : frame);
    return {
      garment: await this.garmentOf(isUnpaired ? otherGarment : garment),
      frames: seen.map(({ crop, seen }, at) => {
        const { image, labels, worn } = truth(frames[at]);
        return { seen, truth: cropFrame({ image, labels, worn }, crop, this.given.size) };
      }),
    };
  }

  /** As garments are worn: cut out. */
  private async garmentOf({ image, mask }: DatasetGarment): Promise<Garment> {
    return cutOutGarment(image, mask ?? (await this.given.segment(image)));
  }
}

/** Some frames of a sequence with its garments; undefined where it has fewer. */
async function readSequence(
  sequence: DatasetSequence,
  length: number,
  stride: number,
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
    sequence.otherGarment?.(),
    allOf(sequence.frames(window)),
  ]);
  if (frames.length < length) return undefined;
  return { garment, ...(otherGarment && { otherGarment }), frames };
}

async function allOf(frames: AsyncIterable<DatasetFrame>): Promise<DatasetFrame[]> {
  const all: DatasetFrame[] = [];
  for await (const frame of frames) all.push(frame);
  return all;
}
