import { performance } from 'node:perf_hooks';
import {
  GraphBuilder,
  initialWeights,
  multiplyAccumulatesOf,
  type GraphRunner,
} from '@drapeflow/core';

/** Of the convolution that is measured: like those in the middle of the networks. */
const shape = { height: 64, width: 48, channels: 64 };
/** Long enough to mean something, short enough to wait for. */
const milliseconds = 200;

/** How many billion floating-point operations a second an engine computes in a convolution. */
export async function measureThroughput(runner: GraphRunner): Promise<number> {
  const { height, width, channels } = shape;
  const graph = new GraphBuilder('throughput');
  const image = graph.input('image', [1, height, width, channels]);
  const filter = graph.parameter('filter', [3, 3, channels, channels], {
    kind: 'normal',
    deviation: 0.1,
  });
  const convolved = graph.apply('conv2d', [image, filter], { stride: 1, padding: 1 });
  graph.output('mean', graph.apply('reduceMean', [convolved], { axes: [1, 2] }));
  const built = graph.build();
  const compiled = await runner.compile(built, initialWeights(built, 1));
  try {
    let runs = 0;
    const start = performance.now();
    while (performance.now() - start < milliseconds) {
      const data = new Float32Array(height * width * channels).fill(0.5);
      await compiled.run({ image: { type: 'float32', shape: image.shape, data } });
      runs++;
    }
    const seconds = (performance.now() - start) / 1000;
    return (2 * multiplyAccumulatesOf(built) * runs) / seconds / 1e9;
  } finally {
    await compiled.dispose?.();
  }
}
