import {
  cutOutGarment,
  DrapeflowError,
  luminance,
  type Garment,
  type Mask,
  type Picture,
  type PictureReader,
  type RgbImage,
} from '@drapeflow/core';

/** The longer side of a garment in pixels: as much as a person shows in a 4K video. */
const largestSide = 2048;
/** Of a garment, this much is seen at least. */
const opaque = 0.5;

export interface GarmentFiles {
  readonly garment: string;
  /** White where the garment is, or transparent where it is not. */
  readonly mask: string | undefined;
}

export interface ReadGarment {
  readonly garment: Garment;
  readonly warnings: readonly string[];
}

/**
 * Reads a garment. Its mask is the given one, else the picture's own transparency, else what `segment` finds.
 * @throws DrapeflowError GARMENT_MASK_SIZE, GARMENT_NOT_FOUND, and those of the reader and of `segment`
 */
export async function readGarment(
  pictures: PictureReader,
  files: GarmentFiles,
  segment: (image: RgbImage) => Promise<Mask>,
): Promise<ReadGarment> {
  const picture = await pictures.read(files.garment, largestSide);
  const given = files.mask === undefined ? undefined : await readMask(pictures, files.mask, files);
  const mask = given ?? picture.alpha ?? (await segment(picture.image));
  if (!mask.data.some((value) => value > opaque)) {
    throw new DrapeflowError('GARMENT_NOT_FOUND', { problem: 'its mask is empty' });
  }
  return { garment: cutOutGarment(picture.image, mask), warnings: picture.warnings };
}

async function readMask(
  pictures: PictureReader,
  path: string,
  { garment }: GarmentFiles,
): Promise<Mask> {
  const [mask, picture] = [await pictures.read(path), await pictures.read(garment)];
  const [received, expected] = [describeSize(mask), describeSize(picture)];
  if (received !== expected) throw new DrapeflowError('GARMENT_MASK_SIZE', { received, expected });
  const { image, alpha } = await pictures.read(path, largestSide);
  return alpha ?? { width: image.width, height: image.height, data: luminance(image) };
}

function describeSize({ image }: Picture): string {
  return `${image.width}×${image.height}`;
}
