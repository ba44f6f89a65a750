import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

/** Numbers that are part of the graph. */
export const constant = defineOperation({
  name: 'constant',
  arity: [0, 0],
  attributes: z.strictObject({
    shape: z.array(z.int().min(1)).readonly(),
    values: z.array(z.number()).readonly(),
  }),
  shapeOf: (_inputs, { shape, values }) => {
    if (values.length === elementCount(shape)) return shape;
    throw new ShapeFault(`${values.length} values do not fill ${describeShape(shape)}`);
  },
  evaluate: (_inputs, { values }) => Float64Array.from(values),
});
