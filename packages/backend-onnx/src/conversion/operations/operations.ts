import type { Operation } from '../operation.js';
import * as arrange from './arrange.js';
import { convolution, depthwiseConvolution } from './convolution.js';
import * as elementwise from './elementwise.js';
import * as lookUp from './look-up.js';
import { pooling } from './pooling.js';
import { resizeBilinear } from './resize-bilinear.js';
import { transposedConvolution } from './transposed-convolution.js';

/** TensorFlow's operations that can be converted to ONNX. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    Conv2D: convolution,
    _FusedConv2D: convolution,
    DepthwiseConv2dNative: depthwiseConvolution,
    FusedDepthwiseConv2dNative: depthwiseConvolution,
    Conv2DBackpropInput: transposedConvolution,
    MaxPool: pooling('MaxPool'),
    AvgPool: pooling('AveragePool'),
    ResizeBilinear: resizeBilinear,

    Add: elementwise.add,
    AddV2: elementwise.add,
    AddN: elementwise.addMany,
    Sub: elementwise.subtract,
    Mul: elementwise.multiply,
    RealDiv: elementwise.divideReal,
    FloorDiv: elementwise.divideFloor,
    SquaredDifference: elementwise.squaredDifference,
    Relu: elementwise.relu,
    Relu6: elementwise.relu6,
    Sigmoid: elementwise.sigmoid,
    Sqrt: elementwise.squareRoot,
    Cast: elementwise.cast,

    Identity: arrange.identity,
    Reshape: arrange.reshape,
    ExpandDims: arrange.expandDimensions,
    Squeeze: arrange.squeeze,
    Pack: arrange.pack,
    Unpack: arrange.unpack,
    ConcatV2: arrange.concatenate,
    Pad: arrange.pad,
    DepthToSpace: arrange.depthToSpace,

    Shape: lookUp.shapeOf,
    StridedSlice: lookUp.stridedSlice,
    ArgMax: lookUp.indexOfMaximum,
    GatherNd: lookUp.gatherNd,
  }),
);
