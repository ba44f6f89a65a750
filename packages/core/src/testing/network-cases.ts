import type { Tensors } from '../contracts/graph-runner.js';
import type { Loss } from '../contracts/loss.js';
import { keepsAll } from '../flow-memory/full.js';
import type { Graph } from '../graph/graph.js';
import { RandomNumbers } from '../graph/random-numbers.js';
import { elementCount, type Shape } from '../graph/shape.js';
import { initialWeights, type Weights } from '../graph/weights.js';
import { networkPresets, type NetworkPreset } from '../networks/network-configuration.js';
import { generatorGraph, warpNetworkGraphs } from '../networks/network-graphs.js';
import { trainingGraph } from '../training/training-graph.js';

/** A network as it is used, with untrained weights and something to run it on. */
export interface NetworkCase {
  readonly name: string;
  readonly graph: Graph;
  readonly weights: Weights;
  inputs(): Tensors;
}

/** Every graph of a preset that is run to dress a frame. */
export function networkCases(preset: NetworkPreset): NetworkCase[] {
  const { garment, step, query, remember } = warpNetworkGraphs(networkPresets[preset]);
  const graphs = [step, query, remember, generatorGraph(networkPresets[preset])];
  if (garment) graphs.push(garment);
  return graphs.map((graph) => networkCase(`${preset}, ${graph.name}`, graph));
}

/** A training step of both networks over two frames, flow memory and gradients through time included. */
export function trainingCase(preset: NetworkPreset): NetworkCase {
  const graph = trainingGraph({
    configuration: networkPresets[preset],
    batch: 1,
    frames: 2,
    memory: keepsAll,
    part: 'both',
    losses: [
      { name: 'frame', weight: 1, loss: differenceOf('frame', 'tryOn') },
      { name: 'garment', weight: 0.5, loss: differenceOf('clothes', 'warped') },
    ],
    hasTrueFlow: false,
  });
  return networkCase(`${preset}, a training step`, graph);
}

function differenceOf(truth: 'frame' | 'clothes', made: 'tryOn' | 'warped'): Loss {
  return {
    reads: [truth, made],
    describe: (graph, tensors) => {
      const off = graph.apply('subtract', [tensors[truth]!, tensors[made]!]);
      const squares = graph.apply('multiply', [off, off]);
      return graph.apply('reduceMean', [squares], { axes: [0, 1, 2, 3] });
    },
  };
}

function networkCase(name: string, graph: Graph): NetworkCase {
  return { name, graph, weights: perturbedWeights(graph), inputs: () => wavesFor(graph) };
}

/** Biases begin at 0, where whole channels can lie at the kink of an activation: they are moved off it. */
function perturbedWeights(graph: Graph): Weights {
  const random = new RandomNumbers(10);
  const weights = initialWeights(graph, 11);
  for (const { data } of weights.values()) {
    for (let i = 0; i < data.length; i++) if (data[i] === 0) data[i] = 0.02 * random.normal();
  }
  return weights;
}

/**
 * Waves for what is an image; for the flow memory, that nothing was read before. Images read by a flow must be smooth:
 * where every pixel differs, rounding alone turns the gradient.
 */
function wavesFor({ inputs }: Graph): Tensors {
  const random = new RandomNumbers(12);
  return Object.fromEntries(
    inputs.map(({ name, shape }) => {
      const data = new Float32Array(elementCount(shape));
      if (name === 'largest') data.fill(-1e4);
      else if (!['total', 'sum', 'presence'].includes(name)) addWaves(data, shape, random);
      return [name, { type: 'float32', shape, data } as const];
    }),
  );
}

/** In each channel of each image one wave of its own, in any direction. */
function addWaves(data: Float32Array, shape: Shape, random: RandomNumbers): void {
  const [batch, height, width, channels] = shape;
  for (let n = 0; n < batch; n++) {
    for (let channel = 0; channel < channels; channel++) {
      const across = 8 * (random.uniform() - 0.5);
      const down = 8 * (random.uniform() - 0.5);
      const phase = 2 * Math.PI * random.uniform();
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const angle = phase + (across * x) / width + (down * y) / height;
          data[((n * height + y) * width + x) * channels + channel] = 0.7 * Math.sin(angle);
        }
      }
    }
  }
}
