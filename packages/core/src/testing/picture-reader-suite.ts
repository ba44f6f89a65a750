import { beforeAll, describe, expect, it } from 'vitest';
import type { PictureReader } from '../contracts/picture.js';

/** Files that the suite reads: core itself touches none. */
export interface PictureReaderFixture {
  /** 40×20 without loss: the left half red (255, 0, 0), the right half blue (0, 0, 255). */
  readonly halves: string;
  /** The same, with a right half that is transparent. */
  readonly transparentHalf: string;
  /** A path where no file is. */
  readonly missing: string;
  /** A file of 0 bytes. */
  readonly empty: string;
  /** A file that is no picture. */
  readonly text: string;
}

/**
 * What every `PictureReader` must hold to. Call it in a test file.
 * @param makeFixture called once, before the tests
 */
export function describePictureReader(
  name: string,
  reader: PictureReader,
  makeFixture: () => Promise<PictureReaderFixture>,
): void {
  describe(`the picture reader ${name}`, () => {
    let files: PictureReaderFixture;
    beforeAll(async () => {
      files = await makeFixture();
    });
    const pixelsOf = (data: Uint8Array, width: number) => [
      [...data.subarray(0, 3)],
      [...data.subarray(3 * (width - 1), 3 * width)],
    ];

    it('gives colours row by row, and no mask where nothing is hidden', async () => {
      const { image, alpha, warnings } = await reader.read(files.halves);
      expect([image.width, image.height, image.data.length]).toEqual([40, 20, 2400]);
      expect(pixelsOf(image.data, 40)).toEqual([
        [255, 0, 0],
        [0, 0, 255],
      ]);
      expect([alpha, warnings]).toEqual([undefined, []]);
    });

    it('gives a mask, 0 to 1, where something is hidden', async () => {
      const { alpha } = await reader.read(files.transparentHalf);
      expect([alpha?.width, alpha?.height]).toEqual([40, 20]);
      expect([alpha?.data[0], alpha?.data[39]]).toEqual([1, 0]);
    });

    it('brings a picture down to the largest size, and none up', async () => {
      const { image } = await reader.read(files.halves, 10);
      expect([image.width, image.height]).toEqual([10, 5]);
      expect(pixelsOf(image.data, 10)).toEqual([
        [255, 0, 0],
        [0, 0, 255],
      ]);
      expect((await reader.read(files.halves, 400)).image.width).toBe(40);
    });

    it.each([
      ['missing', 'FILE_NOT_FOUND'],
      ['empty', 'FILE_EMPTY'],
      ['text', 'PICTURE_UNREADABLE'],
    ] as const)('refuses a file that is %s: %s', async (file, code) => {
      await expect(reader.read(files[file])).rejects.toMatchObject({ code });
    });
  });
}
