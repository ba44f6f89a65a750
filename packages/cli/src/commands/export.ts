import { networkPresetNames, type NetworkPreset } from '@drapeflow/core';
import { Command, Option } from 'commander';

interface ExportFlags {
  readonly output: string;
  readonly preset?: NetworkPreset;
  readonly warpWeights?: string;
  readonly generatorWeights?: string;
  readonly overwrite?: boolean;
}

/** `drapeflow export`: writes the networks as files for other runtimes. */
export function createExportCommand(): Command {
  return new Command('export')
    .description('Write the networks as ONNX and graph files, with a model card.')
    .requiredOption('-o, --output <folder>', 'where the files are written')
    .addOption(
      new Option(
        '--preset <name>',
        'how large the networks are; default: what the weights say, else live',
      ).choices(networkPresetNames),
    )
    .option('--warp-weights <file>', 'what the warp network learned; default: untrained')
    .option('--generator-weights <file>', 'what the generator learned; default: untrained')
    .option('--overwrite', 'write into a folder that is not empty')
    .action(async (_flags: ExportFlags, command: Command) => {
      const flags = command.optsWithGlobals<ExportFlags>();
      const { runExport } = await import('../export/run-export.js');
      await runExport({
        folder: flags.output,
        preset: flags.preset,
        warpWeights: flags.warpWeights,
        generatorWeights: flags.generatorWeights,
        overwrite: flags.overwrite ?? false,
      });
    });
}
