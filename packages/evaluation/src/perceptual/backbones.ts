/** A convolution followed by a ReLU; `index` is its place in torchvision's `features`. */
export interface Convolution {
  readonly index: number;
  readonly read: number;
  readonly made: number;
  readonly side: number;
  readonly stride: 1 | 4;
  readonly padding: number;
}

/** What lies between one feature and the next. */
export interface Stage {
  /** The largest values of blocks of 2×2 pixels, or of 3×3 at every second pixel, are taken first. */
  readonly pool?: 'blocks' | 'overlapping';
  readonly convolutions: readonly Convolution[];
}

export interface Backbone {
  readonly stages: readonly Stage[];
  /** The least width and height of a picture, in pixels. */
  readonly leastSide: number;
}

const thin = { side: 3, stride: 1, padding: 1 } as const;

/** AlexNet in torchvision's form (Krizhevsky, 2014). */
const alex: Backbone = {
  leastSide: 31,
  stages: [
    { convolutions: [{ index: 0, read: 3, made: 64, side: 11, stride: 4, padding: 2 }] },
    {
      pool: 'overlapping',
      convolutions: [{ index: 3, read: 64, made: 192, side: 5, stride: 1, padding: 2 }],
    },
    { pool: 'overlapping', convolutions: [{ index: 6, read: 192, made: 384, ...thin }] },
    { convolutions: [{ index: 8, read: 384, made: 256, ...thin }] },
    { convolutions: [{ index: 10, read: 256, made: 256, ...thin }] },
  ],
};

/** VGG16 (Simonyan and Zisserman, 2015). */
const vgg: Backbone = {
  leastSide: 16,
  stages: [
    { convolutions: block(3, 64, [0, 2]) },
    { pool: 'blocks', convolutions: block(64, 128, [5, 7]) },
    { pool: 'blocks', convolutions: block(128, 256, [10, 12, 14]) },
    { pool: 'blocks', convolutions: block(256, 512, [17, 19, 21]) },
    { pool: 'blocks', convolutions: block(512, 512, [24, 26, 28]) },
  ],
};

export const backbones = { alex, vgg } as const;

export type BackboneName = keyof typeof backbones;

function block(read: number, made: number, indices: readonly number[]): Convolution[] {
  return indices.map((index, i) => ({ index, read: i === 0 ? read : made, made, ...thin }));
}
