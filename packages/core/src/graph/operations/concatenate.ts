import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

/** Tensors side by side along one axis. */
export const concatenate = defineOperation({
  name: 'concatenate',
  arity: [1, 64],
  attributes: z.strictObject({ axis: z.int().min(0) }),
  shapeOf: (inputs, { axis }) => {
    const [first] = inputs;
    if (axis >= first.length) throw new ShapeFault(`${describeShape(first)} has no axis ${axis}`);
    const shape = [...first];
    for (const other of inputs.slice(1)) {
      const fits =
        other.length === first.length &&
        other.every((size, at) => at === axis || size === first[at]);
      if (!fits) {
        throw new ShapeFault(
          `${describeShape(other)} cannot stand beside ${describeShape(first)} along axis ${axis}`,
        );
      }
      shape[axis] += other[axis];
    }
    return shape;
  },
  evaluate: (inputs, { axis }, shape) => {
    const result = new Float64Array(elementCount(shape));
    const row = elementCount(shape.slice(axis));
    let start = 0;
    for (const { shape: own, data } of inputs) {
      const width = elementCount(own.slice(axis));
      for (let from = 0, to = start; from < data.length; from += width, to += row) {
        result.set(data.subarray(from, from + width), to);
      }
      start += width;
    }
    return result;
  },
});
