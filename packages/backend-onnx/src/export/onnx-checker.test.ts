import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  generatorGraph,
  initialWeights,
  networkPresets,
  warpNetworkGraphs,
  type Graph,
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
    await expectAccepted(graphCases().map(({ graph }) => graph));
  });

  it('accepts the files of the networks', async () => {
    const { garment, ...others } = warpNetworkGraphs(networkPresets.tiny);
    await expectAccepted([garment!, ...Object.values(others), generatorGraph(networkPresets.tiny)]);
  });

  async function expectAccepted(graphs: readonly Graph[]): Promise<void> {
    const paths = await Promise.all(
      graphs.map(async (graph, index) => {
        const path = join(folder, `${index}.onnx`);
        await writeFile(path, exportGraph(graph, initialWeights(graph, 1)));
        return path;
      }),
    );
    const { stdout, stderr } = runPython(check, paths);
    expect({ stdout, stderr }).toEqual({ stdout: 'accepted\n'.repeat(graphs.length), stderr: '' });
  }
});
