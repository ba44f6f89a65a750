// Plain JavaScript, so that a process can start from the sources as well as from the built package.
import { backends } from '../backends.js';

/** @import { GradientReply, GradientRequest, GradientWorkerStart } from './gradient-messages.js' */

const start = /** @type {GradientWorkerStart} */ (JSON.parse(process.argv[2]));
/**
 * @typedef {object} Opened
 * @property {Promise<import('@drapeflow/core').DifferentiableGraph>} differentiable
 * @property {ReadonlyMap<string, import('@drapeflow/core').WeightTensor>} given
 */
/** @type {Map<number, Opened>} */
const opened = new Map();
/** Requests are answered one after the other. */
let turn = Promise.resolve();

// Ctrl-C on a terminal reaches this process, too; when to end is for its parent to say.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => undefined);

try {
  const { cacheDirectory, resolveFrom } = start;
  const surroundings = { cacheDirectory, resolveFrom, onNotice: () => {} };
  const backend = await backends[start.backend].start(start.settings, surroundings);
  const { differentiator } = backend;
  if (!differentiator) throw new Error(`${backend.modelRunner.description} does not differentiate`);
  process.on('message', (message) => {
    const request = /** @type {GradientRequest} */ (message);
    if (request.kind === 'open') {
      const { graph, content, given } = request;
      opened.set(graph, { differentiable: differentiator.open(content, 'loss'), given });
      return;
    }
    turn = turn.then(async () => {
      const { graph, weights, inputs } = request;
      try {
        const { differentiable, given } = /** @type {Opened} */ (opened.get(graph));
        const all = new Map([...given, ...weights]);
        reply({
          kind: 'derivatives',
          ...(await (await differentiable).differentiate(all, inputs)),
        });
      } catch (error) {
        reply({ kind: 'failed', problem: messageOf(error) });
      }
    });
  });
  process.on('disconnect', () => process.exit());
  reply({ kind: 'ready', runtime: backend.modelRunner.description });
} catch (error) {
  reply({ kind: 'failed', problem: messageOf(error) });
}

/** @param {GradientReply} message */
function reply(message) {
  process.send?.(message);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
