import type { AttributesOf, GraphNode, OperationName } from '@drapeflow/core';
import type { Engine } from '../engines/engine.js';
import type { TfjsOperation } from './operation.js';
import { absolute } from './operations/absolute.js';
import { add, divide, maximum, multiply, subtract } from './operations/binary.js';
import { concatenate } from './operations/concatenate.js';
import { constant } from './operations/constant.js';
import { conv2d } from './operations/conv2d.js';
import { depthwiseConv2d } from './operations/depthwise-conv2d.js';
import { exponential } from './operations/exponential.js';
import { gridSampleOnDevice } from './operations/grid-sample-on-device.js';
import { gridSampleOnHost } from './operations/grid-sample-on-host.js';
import { leakyRelu } from './operations/leaky-relu.js';
import { averagePool2d, maxPool2d } from './operations/pooling.js';
import { power } from './operations/power.js';
import { reduceMax, reduceMean, reduceSum } from './operations/reduction.js';
import { reshape } from './operations/reshape.js';
import { resizeBilinear } from './operations/resize-bilinear.js';
import { resizeNearest } from './operations/resize-nearest.js';
import { sigmoid } from './operations/sigmoid.js';
import { slice } from './operations/slice.js';
import { stopGradient } from './operations/stop-gradient.js';
import { tanh } from './operations/tanh.js';

/** Every operation of the graph language. */
export type TfjsOperations = {
  readonly [Name in OperationName]: TfjsOperation<AttributesOf<Name>>;
};

const operations: Omit<TfjsOperations, 'gridSample'> = {
  constant,
  add,
  subtract,
  multiply,
  divide,
  maximum,
  absolute,
  exponential,
  power,
  sigmoid,
  tanh,
  leakyRelu,
  reduceSum,
  reduceMean,
  reduceMax,
  reshape,
  concatenate,
  slice,
  conv2d,
  depthwiseConv2d,
  averagePool2d,
  maxPool2d,
  resizeNearest,
  resizeBilinear,
  stopGradient,
};

/** The operations in the forms that suit an engine. */
export function operationsFor({ memory }: Engine): TfjsOperations {
  const gridSample = memory === 'host' ? gridSampleOnHost : gridSampleOnDevice;
  return { ...operations, gridSample };
}

/** The operation of a node; its attributes are known to be its own. */
export function operationOf(
  operations: TfjsOperations,
  { operation }: GraphNode,
): TfjsOperation<unknown> {
  return operations[operation] as TfjsOperation<unknown>;
}
