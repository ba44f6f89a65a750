import { z } from 'zod';
import { defineOperation, ShapeFault } from '../operation.js';
import { describeShape, elementCount } from '../shape.js';

/** The same elements in the same order in another shape. */
export const reshape = defineOperation({
  name: 'reshape',
  arity: [1, 1],
  attributes: z.strictObject({ shape: z.array(z.int().min(1)).readonly() }),
  shapeOf: ([from], { shape }) => {
    if (elementCount(from) === elementCount(shape)) return shape;
    throw new ShapeFault(
      `${describeShape(from)} has not as many elements as ${describeShape(shape)}`,
    );
  },
  evaluate: ([{ data }]) => data.slice(),
});
