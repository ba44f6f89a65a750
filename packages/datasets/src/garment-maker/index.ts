export { makeGarment } from './make-garment.js';
