export { prepareDestination, type Destination } from './destination.js';
export * from './encode-png.js';
export * from './find-ffmpeg.js';
export * from './output-error.js';
export * from './picture-reader.js';
export * from './video-reader.js';
export { videoWriterOptionsSchema, type VideoWriterOptions } from './encoder-options.js';
export * from './video-writer.js';
