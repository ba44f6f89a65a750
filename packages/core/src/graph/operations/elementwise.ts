import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { broadcastShape, describeShape, elementCount, type Shape } from '../shape.js';

export const noAttributes = z.strictObject({});

/** An operation on each element of one tensor. */
export function unary<const Name extends string, Attributes>(
  name: Name,
  attributes: z.ZodType<Attributes>,
  compute: (value: number, attributes: Attributes) => number,
) {
  return defineOperation<Name, Attributes>({
    name,
    arity: [1, 1],
    attributes,
    shapeOf: ([shape]) => shape,
    evaluate: ([{ data }], values) => data.map((value) => compute(value, values)),
  });
}

/** An operation on pairs of elements, axes of size 1 repeated. */
export function binary<const Name extends string>(
  name: Name,
  compute: (a: number, b: number) => number,
) {
  return defineOperation<Name, z.infer<typeof noAttributes>>({
    name,
    arity: [2, 2],
    attributes: noAttributes,
    shapeOf: ([a, b]) => {
      const shape = broadcastShape(a, b);
      if (shape) return shape;
      throw new ShapeFault(`${describeShape(a)} and ${describeShape(b)} do not fit together`);
    },
    evaluate: ([a, b], _attributes, shape) => {
      const result = new Float64Array(elementCount(shape));
      for (let at = 0; at < result.length; at++) {
        const left = a.data[indexWithin(a.shape, shape, at)];
        const right = b.data[indexWithin(b.shape, shape, at)];
        result[at] = compute(left, right);
      }
      return result;
    },
  });
}

/** Which element of a tensor stands at a place of the tensor that it is repeated to. */
function indexWithin(own: Shape, whole: Shape, at: number): number {
  let index = 0;
  let stride = 1;
  for (let axis = own.length - 1; axis >= 0; axis--) {
    const place = at % whole[axis];
    at = Math.floor(at / whole[axis]);
    if (own[axis] > 1) index += place * stride;
    stride *= own[axis];
  }
  return index;
}
