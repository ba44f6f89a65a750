import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  generatorGraph,
  initialWeights,
  networkPresets,
  warpNetworkGraphs,
  type Graph,
  type Weights,
} from '@drapeflow/core';
import { graphCases } from '@drapeflow/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPython, whyWithoutOnnx } from '../testing/python.js';
import { exportGraph } from './export-graph.js';

/** Also infers the shape of each tensor, and compares what comes out with the declared outputs. */
const check = `
import onnx, sys
for path in sys.argv[1:]:
    onnx.checker.check_model(onnx.load(path), full_check=True)
    print('accepted')
`;

describe.skipIf(whyWithoutOnnx())("Python's onnx.checker", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drapeflow-checker-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('accepts the file of every operation', async () => {
    await expectAccepted(graphCases());
  });

  it('accepts the files of the networks', async () => {
    const { garment, ...others } = warpNetworkGraphs(networkPresets.tiny);
    const graphs = [garment!, ...Object.values(others), generatorGraph(networkPresets.tiny)];
    await expectAccepted(graphs.map((graph) => ({ graph, weights: initialWeights(graph, 1) })));
  });

  async function expectAccepted(
    graphs: readonly { readonly graph: Graph; readonly weights: Weights }[],
  ): Promise<void> {
    const paths = await Promise.all(
      graphs.map(async ({ graph, weights }, index) => {
        const path = join(folder, `${index}.onnx`);
        await writeFile(path, exportGraph(graph, weights));
        return path;
      }),
    );
    const { stdout, stderr } = runPython(check, paths);
    expect({ stdout, stderr }).toEqual({ stdout: 'accepted\n'.repeat(graphs.length), stderr: '' });
  }
});
