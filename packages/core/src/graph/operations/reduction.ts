import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { elementCount } from '../shape.js';

const attributes = z.strictObject({ axes: z.array(z.int().min(0)).min(1).readonly() });

/** An operation that brings axes to size 1. */
export function reduction<const Name extends string>(
  name: Name,
  start: number,
  combine: (so: number, value: number) => number,
  finish: (total: number, count: number) => number = (total) => total,
) {
  return defineOperation<Name, z.infer<typeof attributes>>({
    name,
    arity: [1, 1],
    attributes,
    shapeOf: ([shape], { axes }) => {
      const wrong = axes.find((axis, i) => axis >= shape.length || axes.indexOf(axis) !== i);
      if (wrong === undefined) return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
      throw new ShapeFault(`there is no axis ${wrong} to reduce, or it is named twice`);
    },
    evaluate: ([{ shape: from, data }], _attributes, shape) => {
      const result = new Float64Array(elementCount(shape)).fill(start);
      for (let at = 0; at < data.length; at++) {
        let target = 0;
        let stride = 1;
        for (let axis = from.length - 1, rest = at; axis >= 0; axis--) {
          if (shape[axis] > 1) target += (rest % from[axis]) * stride;
          rest = Math.floor(rest / from[axis]);
          stride *= shape[axis];
        }
        result[target] = combine(result[target], data[at]);
      }
      return result.map((total) => finish(total, data.length / result.length));
    },
  });
}
