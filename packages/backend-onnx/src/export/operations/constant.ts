import { known } from '../../onnx-file/value.js';
import type { ExportOperation } from '../operation.js';

export const constant: ExportOperation<{ readonly values: readonly number[] }> = ({
  attributes,
  shape,
}) => known(Float32Array.from(attributes.values), shape);
