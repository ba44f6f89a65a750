/**
 * Every error that Drapeflow raises on purpose. A message says what happened, the value received, what is
 * allowed, and what to do. `docs/errors.md` explains each code; a test holds the two together.
 */
export const errorTable = {
  FILE_NOT_FOUND: (d: { path: string }) =>
    `There is no file ${d.path}. Check the path and its spelling.`,
  FILE_EMPTY: (d: { path: string }) => `${d.path} is empty (0 bytes). Give a file with content.`,

  PLUGIN_DUPLICATE: (d: { kind: string; name: string }) =>
    `Two plugins of kind ${d.kind} are named '${d.name}'. Names are unique within a kind: rename one.`,
  PLUGIN_UNKNOWN: (d: { kind: string; name: string; known: readonly string[] }) =>
    `There is no ${d.kind} plugin '${d.name}'. There are: ${d.known.join(', ') || 'none'}.`,
  PLUGIN_API_VERSION: (d: { name: string; received: unknown; supported: number }) =>
    `Plugin '${d.name}' is written for plugin API ${String(d.received)}; this version of Drapeflow supports ${d.supported}. Install a version of the plugin that fits.`,
  PLUGIN_MALFORMED: (d: { from: string; problem: string }) =>
    `${d.from} is no Drapeflow plugin: ${d.problem}. A plugin is an object {name, kind, apiVersion, summary, requires, configSchema, create}.`,
  PLUGIN_SERVICE_MISSING: (d: { name: string; service: string; available: readonly string[] }) =>
    `Plugin '${d.name}' requires '${d.service}', which is not there. Available: ${d.available.join(', ') || 'none'}.`,
  PLUGIN_CONFIG: (d: { kind: string; name: string; problems: readonly string[] }) =>
    `The options of ${d.kind} plugin '${d.name}' are not valid: ${d.problems.join('; ')}.`,
  PLUGIN_FAILED: (d: { kind: string; name: string; problem: string; frame?: number }) =>
    `The ${d.kind} plugin '${d.name}' failed${d.frame === undefined ? '' : ` on frame ${d.frame}`}: ${d.problem}. Choose another ${d.kind} plugin, or mend this one.`,
  PLUGIN_RESULT: (d: { kind: string; name: string; problem: string }) =>
    `The ${d.kind} plugin '${d.name}' returned a wrong result: ${d.problem}.`,

  BACKEND_NO_MODELS: (d: { backend: string; model: string }) =>
    `The ${d.backend} backend runs no models, but ${d.model} was asked for. Choose another backend.`,

  CONFIG_INVALID: (d: { problems: readonly string[] }) =>
    d.problems.length === 1
      ? `The configuration has a fault: ${d.problems[0]}.`
      : `The configuration has ${d.problems.length} faults: ${d.problems.join('; ')}.`,

  MODEL_INPUT_MISMATCH: (d: { model: string; problem: string }) =>
    `Model ${d.model} cannot take this input: ${d.problem}.`,
  MODEL_PACKAGE_MISSING: (d: { model: string; package: string }) =>
    `Model ${d.model} is in the npm package ${d.package}, which is not installed. Install it: npm install ${d.package}.`,
  MODEL_FILE_INVALID: (d: { model: string; path: string; problem: string }) =>
    `Model ${d.model} cannot be loaded from ${d.path}: ${d.problem}. Give an intact model file of the declared format.`,
  MODEL_OPERATION_UNSUPPORTED: (d: {
    model: string;
    operation: string;
    node: string;
    problem: string;
  }) =>
    `Model ${d.model} uses the operation ${d.operation} (node ${d.node}) in a way that cannot be converted to ONNX: ${d.problem}. Use the model's own ONNX export, if it has one, or another model.`,
  MODEL_OUTPUT_TYPE: (d: { model: string; output: string; type: string }) =>
    `Output '${d.output}' of model ${d.model} has the type ${d.type}; float32, int32, int64, uint8 and bool can be read. Export the model with one of these.`,
  MODEL_RUN_FAILED: (d: { model: string; problem: string }) =>
    `Running model ${d.model} failed: ${d.problem}.`,
  MODEL_DISPOSED: (d: { model: string }) =>
    `Model ${d.model} was run after it had been disposed. Load it again.`,

  CACHE_NOT_WRITABLE: (d: { folder: string; reason: string }) =>
    `The cache folder ${d.folder} cannot be used: ${d.reason}. Make it writable, or choose another with the environment variable DRAPEFLOW_CACHE.`,

  BACKEND_UNAVAILABLE: (d: { backend: string; problems: readonly string[] }) =>
    `The backend ${d.backend} cannot start: ${d.problems.join('; ')}. Choose another engine or backend.`,

  PERSON_MASK_UNFIT: (d: { received: string | undefined; expected: string }) =>
    `This parser needs a person mask of ${d.expected}, the size of the crop, but got ${d.received ?? 'none'}. Choose a personMask plugin and hand its mask, brought to that size, to the parser.`,

  GARMENT_NOT_FOUND: (d: { problem: string }) =>
    `No garment can be told from its background: ${d.problem}. Give a picture of one top on a plain background, or its mask with --garment-mask.`,
  GARMENT_MASK_SIZE: (d: { received: string; expected: string }) =>
    `The garment mask is ${d.received}, but its picture is ${d.expected}. Give a mask of the picture's size.`,
} as const;

type ErrorTable = typeof errorTable;

export type ErrorCode = keyof ErrorTable;

/** What the message of a code is made from. */
export type ErrorDetails<Code extends ErrorCode> = Parameters<ErrorTable[Code]>[0];
