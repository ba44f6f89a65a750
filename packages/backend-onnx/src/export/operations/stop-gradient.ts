import type { ExportOperation, NoAttributes } from '../operation.js';

/** A file that is only run has no gradients. */
export const stopGradient: ExportOperation<NoAttributes> = ({ inputs }) => inputs[0];
