import type { AttributesOf, GraphNode, OperationName } from '@drapeflow/core';
import type { ExportOperation } from './operation.js';
import { concatenate, reshape, slice } from './operations/arrangement.js';
import { constant } from './operations/constant.js';
import { conv2d, depthwiseConv2d } from './operations/convolution.js';
import * as elementwise from './operations/elementwise.js';
import { gridSample } from './operations/grid-sample.js';
import { averagePool2d, maxPool2d } from './operations/pooling.js';
import { reduceMax, reduceMean, reduceSum } from './operations/reduction.js';
import { resizeBilinear, resizeNearest } from './operations/resizing.js';
import { stopGradient } from './operations/stop-gradient.js';

/** Every operation of the graph language. */
const operations: { readonly [Name in OperationName]: ExportOperation<AttributesOf<Name>> } = {
  ...elementwise,
  constant,
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
};

/** The operation of a node; its attributes are known to be its own. */
export function operationOf({ operation }: GraphNode): ExportOperation<unknown> {
  return operations[operation] as ExportOperation<unknown>;
}
