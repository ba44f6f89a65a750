/**
 * Where visibility is sampled in a pixel, in its 256ths: at its centre, where all that is known of a pixel is known
 * exactly, and at four points on a rotated grid, which smooth edges of any direction.
 */
export const sampleColumns = Int32Array.of(128, 96, 224, 32, 160);
export const sampleRows = Int32Array.of(128, 32, 96, 160, 224);
export const samplesPerPixel = 5;

/** Vertices are snapped to these parts of a pixel, so that edge functions are whole numbers, and exact. */
export const subpixels = 256;
