import util from 'node:util';
import { importPeer } from './import-peer.js';

/** What TensorFlow.js calls the engine that is TensorFlow's own library, on the CPU or a GPU. */
export const tensorflow = 'tensorflow';

/** Imports one of the packages with TensorFlow's library; it registers the engine. */
export async function importTfjsNode(
  name: '@tensorflow/tfjs-node' | '@tensorflow/tfjs-node-gpu',
  resolveFrom: readonly string[],
): Promise<void> {
  restoreRemovedFunctions();
  // Else the library tells at length how it was built.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  await importPeer(
    { name, version: '4.22.0', mend: `npm rebuild ${name} --build-addon-from-source` },
    resolveFrom,
  );
}

/** tfjs-node calls two functions in nearly every operation that Node 22 warns of and Node 23 took away. */
function restoreRemovedFunctions(): void {
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  });
}
