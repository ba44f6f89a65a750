import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

/** A box cut out of a tensor. */
export const slice = defineOperation({
  name: 'slice',
  arity: [1, 1],
  attributes: z.strictObject({
    start: z.array(z.int().min(0)).readonly(),
    size: z.array(z.int().min(1)).readonly(),
  }),
  shapeOf: ([from], { start, size }) => {
    const fits =
      start.length === from.length &&
      size.length === from.length &&
      from.every((length, axis) => start[axis] + size[axis] <= length);
    if (fits) return size;
    throw new ShapeFault(
      `${describeShape(size)} from ${describeShape(start)} does not lie within ${describeShape(from)}`,
    );
  },
  evaluate: ([{ shape: from, data }], { start }, shape) => {
    const result = new Float64Array(elementCount(shape));
    for (let at = 0; at < result.length; at++) {
      let source = 0;
      let stride = 1;
      for (let axis = shape.length - 1, rest = at; axis >= 0; axis--) {
        source += (start[axis] + (rest % shape[axis])) * stride;
        rest = Math.floor(rest / shape[axis]);
        stride *= from[axis];
      }
      result[at] = data[source];
    }
    return result;
  },
});
