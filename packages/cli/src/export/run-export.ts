import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DrapeflowError,
  messageOf,
  weightsOf,
  writeGraph,
  writeSafetensors,
  type NetworkPreset,
} from '@drapeflow/core';
import { chooseGenerator, chooseWarpNetwork } from '@drapeflow/learned';
import { weightsReader } from '../read-weights.js';
import { checkOutput } from '../try/check-output.js';
import { modelCard, type ExportedNetwork } from './model-card.js';

/** What `drapeflow export` was asked for. */
export interface ExportRequest {
  readonly folder: string;
  readonly preset: NetworkPreset | undefined;
  readonly warpWeights: string | undefined;
  readonly generatorWeights: string | undefined;
  readonly overwrite: boolean;
}

/** Writes each graph of both networks as `.onnx` and `.graph.json`, their weights, and a model card. */
export async function runExport(request: ExportRequest): Promise<void> {
  const { folder, preset } = request;
  await checkOutput(folder, [], request.overwrite);
  const networks = await chooseNetworks(request);
  const { exportGraph } = await import('@drapeflow/backend-onnx');
  const files = new Map<string, string | Uint8Array>();
  for (const { name, graphs, weights, preset: made } of networks) {
    files.set(`${name}.safetensors`, writeSafetensors(weights, { preset: made }));
    for (const [part, graph] of graphs) {
      files.set(`${part}.graph.json`, writeGraph(graph));
      files.set(`${part}.onnx`, exportGraph(graph, weightsOf(graph, weights)));
    }
  }
  files.set('model-card.md', modelCard(networks));
  await write(folder, files);
  for (const { title, isTrained } of networks) {
    if (!isTrained) process.stderr.write(`warning: ${title} has no weights: it is untrained.\n`);
  }
  const of = preset ?? networks[0].preset;
  process.stdout.write(
    `Wrote ${files.size} files of the preset ${of}; see ${join(folder, 'model-card.md')}\n`,
  );
}

async function chooseNetworks(request: ExportRequest): Promise<ExportedNetwork[]> {
  const { preset, warpWeights, generatorWeights } = request;
  const common = { preset, seed: 1 };
  const warp = await chooseWarpNetwork(
    { ...common, weights: warpWeights, priorPlugin: 'thin-plate-spline' },
    weightsReader,
  );
  const generator = await chooseGenerator({ ...common, weights: generatorWeights }, weightsReader);
  const { garment, step, query, remember } = warp.graphs;
  const graphs = new Map([
    ...(garment ? [['warp-garment', garment] as const] : []),
    ['warp-step', step],
    ['warp-query', query],
    ['warp-remember', remember],
  ]);
  return [
    { ...warp, name: 'warp', title: 'The warp network', graphs },
    {
      ...generator,
      name: 'generator',
      title: 'The generator',
      graphs: new Map([['generator', generator.graph]]),
    },
  ];
}

async function write(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) await writeFile(join(folder, name), content);
  } catch (cause) {
    const details = { path: folder, problem: messageOf(cause) };
    throw new DrapeflowError('OUTPUT_NOT_WRITABLE', details, { cause });
  }
}
