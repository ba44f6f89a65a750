import type { GraphBuilder, Value } from '../graph/graph-builder.js';
import type { Initializer } from '../graph/graph.js';
import type { Shape } from '../graph/shape.js';
import type { NetworkConfiguration } from './network-configuration.js';

/** The slope of the activations below 0. */
const slope = 0.1;
/** The size of a head's weights, compared with those of other layers. */
const headScale = 0.05;

interface ConvolutionOptions {
  readonly stride?: 1 | 2;
  /** Of the square filter, in pixels; 3 unless told otherwise. */
  readonly size?: 1 | 3;
  /** Without an activation, and with weights so small that the first result is near 0. */
  readonly isHead?: boolean;
  /** Made of one filter a channel and a convolution of single pixels; what the network is made of unless told otherwise. */
  readonly isSeparable?: boolean;
}

/** Layers of a network; their parameters are named by the way to them, for example `encoder1.level2.first.filter`. */
export class Layers {
  constructor(
    readonly graph: GraphBuilder,
    private readonly kind: NetworkConfiguration['convolution'],
    private readonly path = '',
  ) {}

  within(part: string): Layers {
    return new Layers(this.graph, this.kind, `${this.path}${part}.`);
  }

  parameter(name: string, shape: Shape, initial: Initializer): Value {
    return this.graph.parameter(`${this.path}${name}`, shape, initial);
  }

  /** A convolution that keeps the size, or halves it where the stride is 2, with bias and activation. */
  convolve(name: string, from: Value, channels: number, options: ConvolutionOptions = {}): Value {
    const { stride = 1, size = 3, isHead = false } = options;
    const { isSeparable = this.kind === 'separable' && size > 1 && !isHead } = options;
    const scale = isHead ? headScale : 1;
    const convolved = isSeparable
      ? this.filter(
          `${name}.pointwise`,
          this.filterEach(name, from, size, stride),
          channels,
          1,
          1,
          scale,
        )
      : this.filter(name, from, channels, size, stride, scale);
    return isHead ? convolved : this.graph.apply('leakyRelu', [convolved], { slope });
  }

  /** Each image twice as large. */
  enlarge(from: Value): Value {
    return this.graph.apply('resizeNearest', [from], { factor: 2 });
  }

  /** Images side by side in their channels. */
  join(...images: readonly Value[]): Value {
    return this.graph.apply('concatenate', images, { axis: 3 });
  }

  /** Some channels of an image. */
  channels(from: Value, first: number, count: number): Value {
    const [batch, height, width] = from.shape;
    const size = [batch, height, width, count];
    return this.graph.apply('slice', [from], { start: [0, 0, 0, first], size });
  }

  private filter(
    name: string,
    from: Value,
    channels: number,
    size: number,
    stride: 1 | 2,
    scale: number,
  ): Value {
    const read = from.shape[3];
    // He et al., 2015: the deviation that keeps the activations' size from layer to layer.
    const deviation = scale * Math.sqrt(2 / ((1 + slope * slope) * read * size * size));
    const filter = this.parameter(`${name}.filter`, [size, size, read, channels], {
      kind: 'normal',
      deviation,
    });
    const zero = { kind: 'constant', value: 0 } as const;
    const bias = this.parameter(`${name}.bias`, [channels], zero);
    const padding = (size - 1) / 2;
    return this.graph.apply('conv2d', [from, filter, bias], { stride, padding });
  }

  private filterEach(name: string, from: Value, size: number, stride: 1 | 2): Value {
    const channels = from.shape[3];
    const filter = this.parameter(`${name}.depthwise.filter`, [size, size, channels, 1], {
      kind: 'normal',
      deviation: 1 / size,
    });
    const padding = (size - 1) / 2;
    return this.graph.apply('depthwiseConv2d', [from, filter], { stride, padding });
  }
}
