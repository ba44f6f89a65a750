import { createHash } from 'node:crypto';
import {
  describeShape,
  elementCount,
  multiplyAccumulatesOf,
  type Graph,
  type NetworkConfiguration,
  type Weights,
} from '@drapeflow/core';
import { programVersion } from '../program-version.js';

export interface ExportedNetwork {
  /** Of its files. */
  readonly name: string;
  readonly title: string;
  readonly preset: string;
  readonly configuration: NetworkConfiguration;
  readonly isTrained: boolean;
  readonly weights: Weights;
  /** By the names of their files. */
  readonly graphs: ReadonlyMap<string, Graph>;
}

/** What is in the files: shapes, sizes, and whether it has learned anything. */
export function modelCard(networks: readonly ExportedNetwork[]): string {
  const sections = networks.map((network) => {
    const state = network.isTrained ? 'trained' : 'untrained: weights drawn by chance';
    return [
      `## ${network.title}`,
      '',
      `- Preset ${network.preset}, ${state}.`,
      `- ${parameterCount(network.weights)} parameters, SHA-256 ${digestOf(network.weights)}.`,
      '',
      ...[...network.graphs].flatMap(([file, graph]) => describeGraph(file, graph)),
    ].join('\n');
  });
  return [
    '# Networks of Drapeflow',
    '',
    `Written by drapeflow ${programVersion}. \`.onnx\` files are of operator set 17; \`.graph.json\` and \`.safetensors\` are explained in Drapeflow's docs/graph.md. All tensors are float32; images are [batch, height, width, channels], colours −1…1.`,
    '',
    ...sections,
    '## Configuration',
    '',
    '```json',
    JSON.stringify(networks[0].configuration, undefined, 2),
    '```',
    '',
  ].join('\n');
}

function describeGraph(file: string, graph: Graph): string[] {
  const shapes = new Map(
    [...graph.nodes, ...graph.inputs].map(({ name, shape }) => [name, shape] as const),
  );
  const row = (direction: string, name: string, tensor: string) =>
    `| ${direction} | ${name} | ${describeShape(shapes.get(tensor)!)} |`;
  const million = (multiplyAccumulatesOf(graph) / 1e6).toFixed(1);
  return [
    `### ${file}`,
    '',
    `${million} million multiply-accumulates a run.`,
    '',
    '| | tensor | shape |',
    '| --- | --- | --- |',
    ...graph.inputs.map(({ name }) => row('input', name, name)),
    ...graph.outputs.map(({ name, tensor }) => row('output', name, tensor)),
    '',
  ];
}

function parameterCount(weights: Weights): string {
  let count = 0;
  for (const { shape } of weights.values()) count += elementCount(shape);
  return count.toLocaleString('en');
}

function digestOf(weights: Weights): string {
  const hash = createHash('sha256');
  for (const [name, { data }] of weights) {
    hash.update(name).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest('hex');
}
