export { compose, tokens } from './composition.js';
export { createServer } from './create-server.js';
