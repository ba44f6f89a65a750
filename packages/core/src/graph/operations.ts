import type { z } from 'zod';
import type { Operation } from './operation.js';
import { constant } from './operations/constant.js';
import { add } from './operations/add.js';
import { subtract } from './operations/subtract.js';
import { multiply } from './operations/multiply.js';
import { divide } from './operations/divide.js';
import { maximum } from './operations/maximum.js';
import { absolute } from './operations/absolute.js';
import { exponential } from './operations/exponential.js';
import { power } from './operations/power.js';
import { sigmoid } from './operations/sigmoid.js';
import { tanh } from './operations/tanh.js';
import { leakyRelu } from './operations/leaky-relu.js';
import { reduceSum } from './operations/reduce-sum.js';
import { reduceMean } from './operations/reduce-mean.js';
import { reduceMax } from './operations/reduce-max.js';
import { reshape } from './operations/reshape.js';
import { concatenate } from './operations/concatenate.js';
import { slice } from './operations/slice.js';
import { conv2d } from './operations/conv2d.js';
import { depthwiseConv2d } from './operations/depthwise-conv2d.js';
import { averagePool2d } from './operations/average-pool2d.js';
import { maxPool2d } from './operations/max-pool2d.js';
import { resizeNearest } from './operations/resize-nearest.js';
import { resizeBilinear } from './operations/resize-bilinear.js';
import { gridSample } from './operations/grid-sample.js';
import { stopGradient } from './operations/stop-gradient.js';

/** All operations of the graph language, by name. */
export const operations = {
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
  gridSample,
  stopGradient,
} as const;

export type OperationName = keyof typeof operations;

export type AttributesOf<Name extends OperationName> = z.infer<
  (typeof operations)[Name]['attributes']
>;

/** An operation whose attributes are known to be its own. */
export function operationOf(name: OperationName): Operation<unknown> {
  return operations[name] as unknown as Operation<unknown>;
}

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
