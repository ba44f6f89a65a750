import {
  definePlugin,
  type HumanParser,
  type HumanParserInput,
  type ModelRunner,
  type ParsingMap,
} from '@drapeflow/core';
import { z } from 'zod';
import { ConfiguredModel } from './configured-model.js';
import { modelInput } from './model-input.js';
import { parsingOutput } from './parsing-output.js';
import { readParsing } from './read-parsing.js';

const name = 'onnx-parser';

const configSchema = z.strictObject({
  file: z.string().min(1).describe('The path of an ONNX file.'),
  input: modelInput,
  output: parsingOutput,
});

type Configuration = z.output<typeof configSchema>;

/** A human parsing model of the user's. */
export const onnxParser = definePlugin({
  name,
  kind: 'parser',
  apiVersion: 1,
  summary:
    'A human parsing model of your own, an ONNX file (SCHP for example); its input and output are described in the options.',
  requires: ['modelRunner'],
  configSchema,
  create: (config, { modelRunner }) => OnnxParser.load(config, modelRunner),
});

class OnnxParser implements HumanParser {
  readonly needsPersonMask = false;

  private constructor(
    private readonly config: Configuration,
    private readonly model: ConfiguredModel,
  ) {}

  static async load(config: Configuration, modelRunner: ModelRunner): Promise<OnnxParser> {
    const outputs = [config.output.name];
    return new OnnxParser(config, await ConfiguredModel.load(name, modelRunner, config, outputs));
  }

  async parse({ image }: HumanParserInput): Promise<ParsingMap> {
    const { output } = this.config;
    const whole = { x: 0, y: 0, width: image.width, height: image.height };
    const { box, outputs } = await this.model.run(image, whole);
    const part = {
      x: -box.x / box.width,
      y: -box.y / box.height,
      width: image.width / box.width,
      height: image.height / box.height,
    };
    return readParsing(name, output, outputs[output.name], part, image);
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}
