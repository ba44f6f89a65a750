import { describe, expect, it } from 'vitest';
import { noGarment, type AppearanceFlow } from '../contracts/appearance-flow.js';
import type { Mask, RgbImage } from '../contracts/image.js';
import type { Metric } from '../contracts/metric.js';
import { metricInputNames, type MetricFrame } from '../contracts/metric-frame.js';
import { parsingLabels, type LabelMap } from '../contracts/parsing.js';
import { DrapeflowError } from '../errors/drapeflow-error.js';
import { RandomNumbers } from '../graph/random-numbers.js';

const width = 48;
const height = 64;
const frameCount = 6;

/**
 * What every `Metric` must hold to. Call it in a test file.
 * @param create makes a fresh metric
 */
export function describeMetric(name: string, create: () => Promise<Metric>): void {
  describe(`the metric ${name}`, () => {
    const perfect = Array.from({ length: frameCount }, (_, time) => perfectFrame(time));
    const spoilt = perfect.map((frame, time) => spoil(frame, time));

    it('needs inputs that there are, each named once', async () => {
      const { needs, better } = await create();
      expect(metricInputNames).toEqual(expect.arrayContaining([...needs]));
      expect(new Set(needs).size).toBe(needs.length);
      expect(['higher', 'lower']).toContain(better);
    });

    it('has no result before the first frame', async () => {
      expect((await create()).result()).toBeUndefined();
    });

    it('finds a video that is as it should be better than one that is not', async () => {
      const metric = await create();
      const [good, bad] = [await measure(metric, perfect), await measure(await create(), spoilt)];
      expect(Number.isFinite(bad)).toBe(true);
      if (metric.better === 'higher') expect(good).toBeGreaterThan(bad!);
      else expect(good).toBeLessThan(bad!);
      for (const part of Object.values(metric.parts?.() ?? {})) expect(part).not.toBeNaN();
    });

    it('gives the same for the same video, and shares nothing with another', async () => {
      const [first, second] = [await create(), await create()];
      for (const [time, frame] of spoilt.entries()) {
        await first.add(frame);
        await second.add(perfect[time]);
      }
      expect(first.result()).toBe(await measure(await create(), spoilt));
    });

    it('tells as often as it is asked', async () => {
      const metric = await create();
      for (const frame of spoilt) {
        await metric.add(frame);
        metric.result();
      }
      expect(metric.result()).toBe(await measure(await create(), spoilt));
    });

    it('reads nothing but what it needs', async () => {
      const { needs } = await create();
      const only = spoilt.map((frame) => {
        const given = needs.map((input) => [input, frame[input]]);
        return { made: frame.made, ...Object.fromEntries(given) } as MetricFrame;
      });
      expect(await measure(await create(), only)).toBe(await measure(await create(), spoilt));
    });

    it('names what it needs and does not get', async () => {
      for (const input of (await create()).needs) {
        const metric = await create();
        await metric.add(perfect[0]);
        const error = await refusal(metric, { ...perfect[1], [input]: undefined });
        expect(error.code).toBe('METRIC_INPUT_MISSING');
        expect(error.details).toMatchObject({ input, frame: 1 });
      }
    });

    it('names what is of another size than the first frame', async () => {
      for (const input of ['made', ...(await create()).needs] as const) {
        const metric = await create();
        await metric.add(perfect[0]);
        const small = { width: 1, height: 1, data: new Uint8Array(3) };
        const error = await refusal(metric, { ...perfect[1], [input]: small });
        expect(error.code).toBe('METRIC_INPUT_SIZE');
        expect(error.details).toMatchObject({ input, frame: 1, received: '1×1' });
      }
    });

    it('leaves frames as they were', async () => {
      const before = structuredClone(spoilt);
      await measure(await create(), spoilt);
      for (const [time, frame] of spoilt.entries()) {
        for (const input of ['made', ...metricInputNames] as const) {
          const { data } = before[time][input]!;
          expect(frame[input]!.data.every((value, i) => value === data[i])).toBe(true);
        }
      }
    });
  });
}

async function measure(metric: Metric, frames: readonly MetricFrame[]) {
  for (const frame of frames) await metric.add(frame);
  return metric.result();
}

async function refusal(metric: Metric, frame: MetricFrame): Promise<DrapeflowError> {
  const error = await metric.add(frame).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DrapeflowError);
  return error as DrapeflowError;
}

/** A pattern that moves to the right, in a garment that moves with it and fills an upright ellipse. */
function perfectFrame(time: number): MetricFrame {
  const made: RgbImage = { width, height, data: new Uint8Array(3 * width * height) };
  const flow: AppearanceFlow = { width, height, data: new Float32Array(2 * width * height) };
  const garmentRegion: Mask = { width, height, data: new Float32Array(width * height) };
  const labels: LabelMap = { width, height, data: new Uint8Array(width * height) };
  for (let i = 0; i < width * height; i++) {
    const x = (i % width) - time;
    const y = Math.floor(i / width);
    const pattern = Math.sin(0.5 * x) * Math.cos(0.4 * y) + Math.sin(0.23 * x + 0.31 * y);
    for (let channel = 0; channel < 3; channel++) {
      made.data[3 * i + channel] = 128 + (40 + 10 * channel) * pattern;
    }
    const [u, v] = [(x - 20) / 16, (y - 32) / 24];
    const worn = u * u + v * v < 1;
    flow.data[2 * i] = worn ? 0.9 * u : noGarment;
    flow.data[2 * i + 1] = worn ? 0.9 * v : noGarment;
    garmentRegion.data[i] = worn ? 1 : 0;
    labels.data[i] = parsingLabels.indexOf(worn ? 'upper-clothes' : 'background');
  }
  return {
    made,
    reference: made,
    source: made,
    garmentRegion,
    flow,
    trueFlow: flow,
    labels,
    trueLabels: labels,
  };
}

/** What is made differs from what it should be, in each frame in another way. */
function spoil(frame: MetricFrame, time: number): MetricFrame {
  const random = new RandomNumbers(time);
  const shake = (value: number) => (value === noGarment ? value : value + 0.1 * random.uniform());
  return {
    ...frame,
    made: { width, height, data: frame.made.data.map(() => 256 * random.uniform()) },
    flow: { width, height, data: frame.flow!.data.map(shake) },
    labels: {
      width,
      height,
      data: frame.labels!.data.map((label) => (random.uniform() < 0.2 ? 4 : label)),
    },
  };
}
