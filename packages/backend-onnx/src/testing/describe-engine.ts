import { referenceGraphRunner, type GraphRunner, type NetworkPreset } from '@drapeflow/core';
import {
  describeBackend,
  describeGraphRunner,
  describeNetworkParity,
  expectClose,
  graphCases,
  type GraphCase,
} from '@drapeflow/core/testing';
import { describe, it } from 'vitest';
import type { Engine } from '../engines/engine.js';
import { createOnnxBackend } from '../onnx-backend.js';
import { OnnxGraphRunner } from '../onnx-graph-runner.js';
import { sessionSettings } from '../session/session-settings.js';
import { withGiven } from './given-parameters.js';

const tolerance = 1e-4;

/**
 * What graphs come to on each engine.
 * @param presets of the networks that it runs
 */
export function describeEngine(engine: Engine, presets: readonly NetworkPreset[]): void {
  const open = () => createOnnxBackend({ cacheDirectory: 'unused', engine: engine.name });
  const openRunner = async () => {
    const { graphRunner, dispose } = await open();
    return { runner: graphRunner, close: async () => dispose?.() };
  };
  describeBackend(`of onnxruntime, ${engine.name}`, open);
  describeGraphRunner(`of onnxruntime, ${engine.name}`, openRunner);
  describeNetworkParity(`onnxruntime, ${engine.name}`, presets, openRunner);

  it(`lets several graphs run, begin and end at once, on ${engine.name}`, async () => {
    const runner = new OnnxGraphRunner(sessionSettings(engine, 1));
    const network = graphCases().find(({ name }) => name === 'a small network')!;
    const each = withGiven(network, [...network.weights.keys()]);
    await Promise.all(Array.from({ length: 4 }, () => expectAgreement(runner, each, 20)));
  });

  describe(`the engine ${engine.name}, without help of another`, () => {
    const withoutHelp = { session: { disable_cpu_ep_fallback: engine.name === 'cpu' ? '0' : '1' } };
    const settings = sessionSettings(engine, 1);
    const options = { ...settings.options, extra: withoutHelp };
    const runner = new OnnxGraphRunner({ ...settings, options });

    const cases = graphCases().map((each) => [each.name, each] as const);
    it.each(cases)('computes %s of what is given at the run', async (_, each) => {
      await expectAgreement(runner, withGiven(each, [...each.weights.keys()]));
    });
    it.each(cases)('computes %s of one given tensor and known others', async (_, each) => {
      const [first] = each.weights.keys();
      await expectAgreement(runner, withGiven(each, [first]));
    });
  });
}

async function expectAgreement(runner: GraphRunner, each: GraphCase, times = 1): Promise<void> {
  const found = await run(runner, each, times);
  const known = await run(referenceGraphRunner, each, 1);
  for (const [output, { data }] of Object.entries(known)) {
    expectClose(found[output].data, data, tolerance, `${each.name}, ${output}`);
  }
}

async function run(runner: GraphRunner, { graph, weights, inputs }: GraphCase, times: number) {
  const compiled = await runner.compile(graph, weights);
  for (let earlier = 1; earlier < times; earlier++) await compiled.run(inputs());
  const results = await compiled.run(inputs());
  await compiled.dispose?.();
  return results;
}
