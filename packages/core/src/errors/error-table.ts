/**
 * Every error that Drapeflow raises on purpose. A message says what happened, the value received, what is
 * allowed, and what to do. `docs/errors.md` explains each code; a test holds the two together.
 */
export const errorTable = {
  FILE_NOT_FOUND: (d: { path: string }) =>
    `There is no file ${d.path}. Check the path and its spelling.`,
  FILE_EMPTY: (d: { path: string }) => `${d.path} is empty (0 bytes). Give a file with content.`,
  FILE_NOT_READABLE: (d: { path: string; problem: string }) =>
    `${d.path} cannot be read: ${d.problem}. Give a file that you may read.`,

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

  PLUGIN_MODULE_NOT_FOUND: (d: { name: string; folder: string }) =>
    `The plugin module '${d.name}' is not found from ${d.folder}. Install it there, or give its path, beginning with a dot.`,
  PLUGIN_MODULE_FAILED: (d: { name: string; problem: string }) =>
    `The plugin module '${d.name}' cannot be loaded: ${d.problem}. Mend it, or take it out of the plugins.`,

  BACKEND_NO_MODELS: (d: { backend: string; model: string }) =>
    `The ${d.backend} backend runs no models, but ${d.model} was asked for. Choose another backend.`,

  GRAPH_INVALID: (d: { graph: string; problem: string }) =>
    `The graph ${d.graph} is not valid: ${d.problem}.`,
  WEIGHTS_INVALID: (d: { from: string; problem: string }) =>
    `The weights ${d.from} cannot be read: ${d.problem}. Give an intact safetensors file.`,
  WEIGHTS_MISMATCH: (d: { graph: string; problems: readonly string[] }) =>
    `The weights are not those of ${d.graph}: ${d.problems.join('; ')}. Give weights of the same preset and options.`,

  LOSS_BROKEN: (d: { step: number; term: string }) =>
    `Training broke at step ${d.step}: ${d.term}. Lower the learning rate or the weight of that loss; single steps that break can be skipped.`,

  TRAINING_PROCESS_FAILED: (d: { problem: string }) =>
    `A process that differentiates failed: ${d.problem}. Choose another engine, or fewer processes where memory is short.`,

  TRAINING_DATA_LACKS: (d: { loss: string; field: string; dataset: string }) =>
    `The loss ${d.loss} reads ${d.field}, which the data set ${d.dataset} hasn't. Leave that loss out, or train on data that has it, such as the studio's.`,
  TRAINING_DATA_SHORT: (d: { dataset: string; frames: number; tried: number }) =>
    `Of ${d.tried} sequences of the data set ${d.dataset} that were tried none has ${d.frames} frames in which a person is seen. Train with shorter lengths, or on longer sequences.`,
  TRAINING_TOO_LARGE: (d: { needed: string; available: string; stage: string }) =>
    `Training ${d.stage} needs about ${d.needed} of memory, and ${d.available} is there. Lower batch, accumulate, processes or lengths, or choose a smaller preset.`,
  TRAINING_FOLDER_FOREIGN: (d: { path: string; problem: string }) =>
    `The folder ${d.path} does not belong to this training: ${d.problem}. Choose another folder, or take the configuration that began it.`,
  TRAINING_FOLDER_BUSY: (d: { path: string; process: number; host: string; lock: string }) =>
    `In the folder ${d.path} a training is under way, in process ${d.process} on ${d.host}. Wait until it has ended, or choose another folder. If that process does not train any more, remove ${d.lock}.`,
  TRAINING_CHECKPOINT_BROKEN: (d: { path: string; problem: string }) =>
    `The checkpoint ${d.path} cannot be used: ${d.problem}. Remove its folder to go on from the one before it.`,

  CONFIG_INVALID: (d: { problems: readonly string[] }) =>
    d.problems.length === 1
      ? `The configuration has a fault: ${d.problems[0]}.`
      : `The configuration has ${d.problems.length} faults: ${d.problems.join('; ')}.`,
  CONFIG_FILE_FAILED: (d: { path: string; problem: string }) =>
    `The configuration file ${d.path} cannot be loaded: ${d.problem}. It is JSON, or a module whose default export is an object.`,
  USAGE: (d: { problem: string; command: string }) => `${d.problem}. See ${d.command} --help.`,
  UNEXPECTED: (d: { problem: string }) =>
    `Something went wrong that should not: ${d.problem}. Run it again with --verbose and report what it says.`,

  MODEL_INPUT_MISMATCH: (d: { model: string; problem: string }) =>
    `Model ${d.model} cannot take this input: ${d.problem}.`,
  MODEL_PACKAGE_MISSING: (d: { model: string; package: string }) =>
    `Model ${d.model} is in the npm package ${d.package}, which is not installed. Install it: npm install ${d.package}.`,
  MODEL_FILE_INVALID: (d: { model: string; path: string; problem: string }) =>
    `Model ${d.model} cannot be loaded from ${d.path}: ${d.problem}. Give an intact model file of the declared format.`,
  MODEL_FORMAT_UNSUPPORTED: (d: { model: string; format: string; runner: string }) =>
    `Model ${d.model} is of the format ${d.format}, which ${d.runner} does not run. Choose another backend.`,
  MODEL_OPERATION_UNSUPPORTED: (d: {
    model: string;
    operation: string;
    node: string;
    problem: string;
  }) =>
    `Model ${d.model} uses the operation ${d.operation} (node ${d.node}) in a way that cannot be converted to ONNX: ${d.problem}. Use the model's own ONNX export, if it has one, or another model.`,
  MODEL_OUTPUT_TYPE: (d: { model: string; output: string; type: string }) =>
    `Output '${d.output}' of model ${d.model} has the type ${d.type}; float32, int32, int64, uint8 and bool can be read. Export the model with one of these.`,
  MODEL_OUTPUT_UNFIT: (d: { model: string; output: string; problem: string }) =>
    `Output '${d.output}' of model ${d.model} is not as configured: ${d.problem}. Change the options under 'output', or give another model.`,
  MODEL_RUN_FAILED: (d: { model: string; problem: string }) =>
    `Running model ${d.model} failed: ${d.problem}.`,
  OUT_OF_MEMORY: (d: { model: string; problem: string }) =>
    `Running model ${d.model} needs more memory than there is: ${d.problem}. Choose a smaller preset or another engine, or let the next engine go on (onOutOfMemory: 'next-engine').`,
  MODEL_DISPOSED: (d: { model: string }) =>
    `Model ${d.model} was run after it had been disposed. Load it again.`,

  CACHE_NOT_WRITABLE: (d: { folder: string; reason: string }) =>
    `The cache folder ${d.folder} cannot be used: ${d.reason}. Make it writable, or choose another with the environment variable DRAPEFLOW_CACHE.`,

  BACKEND_UNAVAILABLE: (d: { backend: string; problems: readonly string[] }) =>
    `The backend ${d.backend} cannot start: ${d.problems.join('; ')}. Choose another engine or backend.`,

  PERSON_AT_OUTSIDE: (d: { x: number; y: number; size: string }) =>
    `The point ${d.x},${d.y} (--person-at) is outside the frames, which are ${d.size}. Give a point on the person, in pixels of the frame.`,
  PERSON_MASK_UNFIT: (d: { received: string | undefined; expected: string }) =>
    `This parser needs a person mask of ${d.expected}, the size of the crop, but got ${d.received ?? 'none'}. Choose a personMask plugin and hand its mask, brought to that size, to the parser.`,

  GARMENT_NOT_TAILORABLE: (d: { problem: string }) =>
    `The garment cannot be tailored from its picture: ${d.problem}. Give a picture of the whole top, laid flat and upright, its sleeves beside the body; isTailorable tells which are.`,
  GARMENT_NOT_FOUND: (d: { problem: string }) =>
    `No garment can be told from its background: ${d.problem}. Give a picture of one top on a plain background, or its mask with --garment-mask.`,
  GARMENT_MASK_SIZE: (d: { received: string; expected: string }) =>
    `The garment mask is ${d.received}, but its picture is ${d.expected}. Give a mask of the picture's size.`,

  BODIES_MISSING: (d: { folder: string; allowed: readonly string[] }) =>
    `The folder ${d.folder} has no bodies. Bodies are files that end in ${d.allowed.join(' or ')}: give a folder that has some.`,
  BODY_FILE_INVALID: (d: { path: string; problem: string }) =>
    `The body ${d.path} cannot be read: ${d.problem}. Give a skinned humanoid as glTF 2.0.`,
  BODY_LAYOUT_UNFIT: (d: { path: string; problems: readonly string[]; known: readonly string[] }) =>
    `The layout does not fit the body ${d.path}: ${d.problems.join('; ')}. Mend the layout; there are: ${d.known.join(', ') || 'none'}.`,
  MOTIONS_INVALID: (d: { path: string; problem: string }) =>
    `The motions ${d.path} cannot be read: ${d.problem}. Give an intact folder of motions.`,

  FFMPEG_NOT_FOUND: (d: { platform: string }) =>
    `There is no ffmpeg: none on the PATH, and none comes along for ${d.platform}. Install ffmpeg, or set the environment variable DRAPEFLOW_FFMPEG to its path.`,
  FFMPEG_UNUSABLE: (d: { path: string; origin: string; problem: string }) =>
    `The ffmpeg at ${d.path} (found by ${d.origin}) does not run: ${d.problem}. Mend it, or set the environment variable DRAPEFLOW_FFMPEG to one that runs.`,

  VIDEO_UNREADABLE: (d: { path: string; problem: string }) =>
    `${d.path} is no video or picture that can be read: ${d.problem}. Give a video file that plays, a picture or a folder of pictures.`,
  VIDEO_INDEX_MISSING: (d: { path: string }) =>
    `${d.path} was cut off before its index (moov) was written, so that nothing in it can be read. Copy or record it again.`,
  VIDEO_WITHOUT_PICTURES: (d: { path: string }) =>
    `${d.path} has no moving pictures, only sound or other streams. Give a file with a video stream.`,
  VIDEO_WITHOUT_FRAMES: (d: { path: string }) =>
    `No frame of ${d.path} can be decoded. Give a video with at least one frame.`,
  VIDEO_TOO_LARGE: (d: { path: string; received: string; longestSide: number; pixels: number }) =>
    `The frames of ${d.path} are ${d.received}; ${d.longestSide} pixels on the longer side and ${d.pixels} pixels in all are allowed. Scale the video down first.`,
  VIDEO_RANGE_INVALID: (d: { from: number | undefined; to: number | undefined }) =>
    `The time range from ${d.from ?? 'the start'} to ${d.to ?? 'the end'} is not valid: both are seconds from 0 on, and 'to' is later than 'from'. Mend the range.`,
  VIDEO_RANGE_EMPTY: (d: {
    path: string;
    from: number | undefined;
    to: number | undefined;
    seconds: number;
  }) =>
    `${d.path} has no frame from ${d.from ?? 0} s to ${d.to === undefined ? 'its end' : `${d.to} s`}; it is ${d.seconds.toFixed(3)} s long. Choose a range within it.`,
  VIDEO_DECODING_FAILED: (d: { path: string; frame: number }) =>
    `Decoding ${d.path} ended with a failure after ${d.frame} frames. See the cause for what ffmpeg says; try again, or convert the video first.`,
  VIDEO_FOLDER_EMPTY: (d: { path: string; allowed: readonly string[] }) =>
    `The folder ${d.path} has no pictures. Pictures end in ${d.allowed.join(', ')}.`,
  VIDEO_FOLDER_SIZES: (d: { path: string; received: string; expected: string }) =>
    `${d.path} is ${d.received}, but the first picture of its folder is ${d.expected}. Bring all pictures of a folder to one size.`,
  VIDEO_FORMAT_UNKNOWN: (d: { path: string; extension: string; allowed: readonly string[] }) =>
    `${d.path} ends in ${d.extension}, which cannot be written. Allowed are ${d.allowed.join(', ')}, and a name without an extension for a folder of PNG pictures.`,
  VIDEO_FRAME_SIZE: (d: { received: string; expected: string; frame: number }) =>
    `Frame ${d.frame} is ${d.received}, but the video being written is ${d.expected}. Write frames of one size.`,
  VIDEO_FRAME_ORDER: (d: { frame: number; received: number; previous: number | undefined }) =>
    `Frame ${d.frame} has the time ${d.received} s, which ${d.previous === undefined ? 'is before 0' : `does not come after ${d.previous} s, the time of the frame before`}. Write frames in the order of their times, from 0 on.`,
  VIDEO_ENCODING_FAILED: (d: { path: string }) =>
    `Encoding ${d.path} failed. See the cause for what ffmpeg says; try another format or ffmpeg.`,
  VIDEO_NOTHING_WRITTEN: (d: { path: string }) =>
    `No frame was written to ${d.path}, so there is no video to finish. Write at least one frame.`,

  PICTURE_UNREADABLE: (d: { path: string; problem: string }) =>
    `${d.path} is no picture that can be read: ${d.problem}. Give a JPEG, PNG, WebP, AVIF, GIF or TIFF picture.`,

  DATA_OPTIONS_DIFFER: (d: { path: string }) =>
    `What is in this folder was made with other options, those of ${d.path}. Give the same ones, or another folder.`,
  DATASET_BROKEN: (d: { path: string; problem: string; others?: number }) =>
    `A data set cannot be used as it is: ${d.path}: ${d.problem}.${d.others ? ` There are ${d.others} more faults.` : ''} See every fault with drapeflow data check; mend them, or leave out what is broken with --skip-broken.`,
  DATASET_EMPTY: (d: { dataset: string; split: string; problem: string }) =>
    `The ${d.split} part of the data set ${d.dataset} has no sequence: ${d.problem}. Choose another split or list, or mend the data set.`,

  STUDIO_GARMENTS_UNFIT: (d: { source: string; tried: number }) =>
    `None of ${d.tried} pictures of ${d.source} shows a top from which a garment can be tailored. Give pictures of tops spread out flat, with their masks.`,
  SHARD_BROKEN: (d: { path: string; offset: number; problem: string }) =>
    `The shard ${d.path} cannot be used, at byte ${d.offset}: ${d.problem}. Remove the file; where it belongs to a cache, what it held is made again.`,

  STUDIO_BACKGROUND_SIZE: (d: {
    background: { width: number; height: number };
    frame: { width: number; height: number };
  }) =>
    `The background is ${d.background.width} × ${d.background.height} pixels, the frame ${d.frame.width} × ${d.frame.height}. Give a background of the frame's size.`,

  CLIPS_DIFFER: (d: { made: string; other: string; problem: string }) =>
    `${d.made} cannot be compared with ${d.other}: ${d.problem}. Give clips of one size and one number of frames.`,
  METRIC_INPUT_MISSING: (d: { metric: string; input: string; frame: number }) =>
    `The metric ${d.metric} needs ${d.input} of every frame, but frame ${d.frame} has none. Give it, or leave the metric out.`,
  METRIC_INPUT_SIZE: (d: {
    metric: string;
    input: string;
    frame: number;
    received: string;
    expected: string;
  }) =>
    `The metric ${d.metric} cannot measure frame ${d.frame}: ${d.input} is ${d.received}, but must be ${d.expected}. Bring it to such a size.`,

  OUTPUT_EXISTS: (d: { path: string; kept?: string }) =>
    d.kept === undefined
      ? `${d.path} is there already. Choose another name, or overwrite it with --overwrite.`
      : `${d.path} was taken by something else before it was finished; what was made is kept as ${d.kept}. Rename it as you like.`,
  OUTPUT_IS_INPUT: (d: { path: string }) =>
    `The output ${d.path} is one of the inputs, which is never overwritten. Choose another name.`,
  OUTPUT_FOLDER_MISSING: (d: { path: string; folder: string }) =>
    `${d.path} cannot be written: there is no folder ${d.folder}. Create it, or choose another.`,
  OUTPUT_NOT_WRITABLE: (d: { path: string; problem: string }) =>
    `${d.path} cannot be written: ${d.problem}. Choose a place where you may write.`,
  OUTPUT_FOLDER_FOREIGN: (d: { path: string; found: string }) =>
    `The folder ${d.path} is not overwritten, because it holds ${d.found}, which Drapeflow did not write. Choose another name, or empty the folder yourself.`,
  OUTPUT_DISK_FULL: (d: { path: string }) =>
    `${d.path} cannot be written: the disk is full. Free some space, or choose another place.`,
} as const;

type ErrorTable = typeof errorTable;

export type ErrorCode = keyof ErrorTable;

/** What the message of a code is made from. */
export type ErrorDetails<Code extends ErrorCode> = Parameters<ErrorTable[Code]>[0];
