import {
  generatorGraph,
  GraphBuilder,
  initialWeights,
  networkPresets,
  warpNetworkGraphs,
  type Graph,
  type Value,
} from '@drapeflow/core';
import type { ValueInfoProto } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { readOnnxFile } from '../testing/read-onnx-file.js';
import { exportGraph } from './export-graph.js';

const small = { kind: 'normal', deviation: 0.1 } as const;

describe('exportGraph', () => {
  it('declares names, types and shapes as the graph has them, in operator set 17 and IR version 8', () => {
    const { irVersion, opsetImport, producerName, graph } = written(brighter());
    expect([irVersion, opsetImport[0].version, producerName]).toEqual([8n, 17n, 'drapeflow']);
    expect(graph.name).toBe('brighter');
    expect(graph.input.map(described)).toEqual([['image', 'float', [1, 4, 3, 2]]]);
    expect(graph.output.map(described)).toEqual([['result', 'float', [1, 4, 3, 2]]]);
  });

  it('transposes an image before the first and after the last of several convolutions only', () => {
    const builder = new GraphBuilder('chain');
    let image = builder.input('image', [1, 8, 8, 4]);
    for (const name of ['first', 'second', 'third']) {
      image = convolve(builder, name, image);
      image = builder.apply('leakyRelu', [image], { slope: 0.1 });
      image = builder.apply('add', [image, builder.number(1)]);
      image = builder.apply('concatenate', [image, image], { axis: 3 });
      image = builder.apply('slice', [image], { start: [0, 0, 0, 2], size: [1, 8, 8, 4] });
      const mean = builder.apply('reduceMean', [image], { axes: [1, 2] });
      image = builder.apply('subtract', [image, mean]);
    }
    builder.output('result', image);
    const layers = ['Conv', 'LeakyRelu', 'Add', 'Concat', 'Slice', 'ReduceMean', 'Sub'];
    expect(operationsOf(builder.build())).toEqual([
      'Transpose',
      ...layers,
      ...layers,
      ...layers,
      'Transpose',
      'Identity',
    ]);
  });

  it.each([generatorGraph(networkPresets.tiny), warpNetworkGraphs(networkPresets.tiny).step])(
    'brings only outputs back to channels last: $name',
    (graph) => {
      const { node } = written(graph).graph;
      const users = node
        .filter(({ opType, attribute }) => opType === 'Transpose' && attribute[0].ints[3] === 1n)
        .map(({ output }) => node.filter(({ input }) => input.includes(output[0])));
      expect(users.flat().map(({ opType }) => opType)).toEqual(graph.outputs.map(() => 'Identity'));
    },
  );

  it('writes a convolution with its bias as one node, and an activation that is flat below 0 as Relu', () => {
    const builder = new GraphBuilder('layer');
    const convolved = convolve(builder, 'only', builder.input('image', [1, 4, 4, 3]));
    builder.output('result', builder.apply('leakyRelu', [convolved], { slope: 0 }));
    const { node } = written(builder.build()).graph;
    expect(node.map(({ opType, input }) => [opType, input.length])).toEqual([
      ['Transpose', 1],
      ['Conv', 3],
      ['Relu', 1],
      ['Transpose', 1],
      ['Identity', 1],
    ]);
  });

  it('names an output anew where an input has its name', () => {
    const builder = new GraphBuilder('counter');
    const count = builder.input('count', [1]);
    builder.output('count', builder.apply('add', [count, builder.number(1)]));
    const { input, output } = written(builder.build()).graph;
    expect([input[0].name, output[0].name]).toEqual(['count', 'count@output']);
  });

  it('refuses names that could be those of inner tensors', () => {
    const builder = new GraphBuilder('clash');
    builder.output('result', builder.input('Conv@1', [1]));
    expect(() => written(builder.build())).toThrow(
      expect.objectContaining({
        code: 'GRAPH_INVALID',
        details: { graph: 'clash', problem: expect.stringContaining("'Conv@1'") },
      }),
    );
  });

  it('refuses weights of another graph', () => {
    expect(() => exportGraph(brighter(), new Map())).toThrow(
      expect.objectContaining({ code: 'WEIGHTS_MISMATCH' }),
    );
  });
});

function brighter(): Graph {
  const builder = new GraphBuilder('brighter');
  const factor = builder.parameter('factor', [], { kind: 'constant', value: 1.2 });
  const image = builder.input('image', [1, 4, 3, 2]);
  builder.output('result', builder.apply('multiply', [image, factor]));
  return builder.build();
}

function convolve(builder: GraphBuilder, name: string, image: Value): Value {
  const filter = builder.parameter(`${name}.filter`, [3, 3, image.shape[3], 4], small);
  const bias = builder.parameter(`${name}.bias`, [4], small);
  return builder.apply('conv2d', [image, filter, bias], { stride: 1, padding: 1 });
}

function written(graph: Graph) {
  return readOnnxFile(exportGraph(graph, initialWeights(graph, 1)));
}

function operationsOf(graph: Graph): string[] {
  return written(graph).graph.node.map(({ opType }) => opType);
}

function described({ name, type }: ValueInfoProto) {
  if (type?.value.case !== 'tensorType') return [name];
  const { elemType, shape } = type.value.value;
  return [
    name,
    elemType === 1 ? 'float' : elemType,
    shape?.dim.map(({ value }) => Number(value.value)),
  ];
}
