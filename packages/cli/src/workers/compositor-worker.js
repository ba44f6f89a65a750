// Plain JavaScript, so that a worker thread can start from the sources as well as from the built package.
import { workerData } from 'node:worker_threads';
import { createCompositor } from '@drapeflow/core';
import { answerRequests } from './answer-requests.js';

/** @import { CompositeInput, Garment, RgbImage } from '@drapeflow/core' */

const compositor = createCompositor(/** @type {Garment} */ (workerData));

answerRequests(
  (/** @type {CompositeInput} */ input) => compositor.composite(input),
  (/** @type {RgbImage} */ { data }) => [/** @type {ArrayBuffer} */ (data.buffer)],
);
