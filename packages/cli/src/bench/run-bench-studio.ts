import { availableParallelism, cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Dataset, DatasetFrame, DatasetSequence, VideoFrame } from '@drapeflow/core';
import { compose, composeVideo, disposeContainer, tokens } from '../composition.js';
import {
  loadSettings,
  type Settings,
  type SettingsSources,
} from '../configuration/load-settings.js';
import { datasetServices } from '../data/dataset-services.js';
import { readOptions } from '../data/read-options.js';
import { segmentGarment } from '../garment/segment-garment.js';
import { Agreement, type AgreementReport } from './agreement.js';

export interface BenchStudioRequest {
  readonly sequences: number;
  /** `name=value` */
  readonly options: readonly string[];
  readonly json: boolean;
  readonly sources: SettingsSources;
}

/** Frames of each sequence that preprocessors look at, one after the other, as they come in a video. */
const framesLookedAt = 24;

/**
 * Measures how fast the studio films, and how well the configured preprocessors find in its frames what is there: how
 * much its people are like people.
 */
export async function runBenchStudio(request: BenchStudioRequest): Promise<void> {
  const settings = await loadSettings(request.sources);
  const options = {
    ...readOptions(request.options, 'drapeflow bench studio'),
    sequences: 2 * request.sequences,
  };
  const dataset: Dataset = await settings.registry.create(
    'dataset',
    'studio',
    options,
    datasetServices(settings),
  );
  const agreement = new Agreement();
  try {
    const framesPerSecond = await measureSpeed(dataset, request.sequences);
    for (let index = 0; index < request.sequences; index++) {
      await compare(settings, await dataset.sequence(index), agreement);
    }
    report(request, framesPerSecond, agreement.report());
  } finally {
    await dataset.dispose?.();
  }
}

/** Of sequences that have not been filmed yet, read side by side, as training reads them. */
async function measureSpeed(dataset: Dataset, sequences: number): Promise<number> {
  let frames = 0;
  let next = sequences;
  const start = performance.now();
  const read = async (): Promise<void> => {
    while (next < dataset.size) {
      const sequence = await dataset.sequence(next++);
      const filmed = sequence.frames()[Symbol.asyncIterator]();
      while (!(await filmed.next()).done) frames++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, read));
  return (1000 * frames) / (performance.now() - start);
}

/** Lets the preprocessors look at a sequence as at a video. */
async function compare(
  settings: Settings,
  sequence: DatasetSequence,
  agreement: Agreement,
): Promise<void> {
  const root = compose(settings, () => undefined);
  try {
    const { image } = await sequence.garment();
    const backend = await root.resolve(tokens.backend);
    const garment = segmentGarment(settings, backend, image).then((mask) => ({ image, mask }));
    const container = composeVideo(root, garment, true);
    try {
      const session = await container.resolve(tokens.session);
      const truth: DatasetFrame[] = [];
      const video = async function* (): AsyncGenerator<VideoFrame> {
        const window = { first: 0, count: framesLookedAt, stride: 1 };
        for await (const frame of sequence.frames(window)) {
          const index = truth.push(frame) - 1;
          yield { index, timestamp: index / 30, image: frame.image };
        }
      };
      agreement.begin();
      for await (const { source, steps } of session.run(video())) {
        agreement.add(truth[source.index], steps);
      }
    } finally {
      await disposeContainer(container);
    }
  } finally {
    await disposeContainer(root);
  }
}

function report(
  { json, sequences }: BenchStudioRequest,
  framesPerSecond: number,
  found: AgreementReport,
): void {
  const machine = `${availableParallelism()} × ${cpus()[0].model.trim()}`;
  if (json) {
    process.stdout.write(`${JSON.stringify({ machine, sequences, framesPerSecond, ...found })}\n`);
    return;
  }
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  process.stdout.write(
    `${machine}\n` +
      `filming, all truths and a second garment   ${framesPerSecond.toFixed(1)} frames/s\n` +
      `people found                               ${percent(found.peopleFound)} of ${found.frames} frames\n` +
      `visible joints within 5 % of the height    ${percent(found.jointsFound)}\n` +
      `person mask, IoU                           ${found.personMask.toFixed(3)}\n` +
      `garment region of the parser, IoU          ${found.garmentRegion.toFixed(3)}\n`,
  );
}
