import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describePictureReader } from '@drapeflow/core/testing';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createPictureReader } from './picture-reader.js';
import { ffmpeg, temporaryFolder } from './testing/clips.js';

const folder = await temporaryFolder();
const at = (name: string) => join(folder, name);
const reader = createPictureReader();
const code = (value: string) => expect.objectContaining({ code: value });

const raw = (width: number, height: number, channels: 1 | 2 | 3 | 4, bytes: readonly number[]) =>
  sharp(new Uint8Array(bytes), { raw: { width, height, channels } });

const red = [255, 0, 0];
const blue = [0, 0, 255];

describePictureReader('of sharp', reader, async () => {
  const halves = Array.from({ length: 800 }, (_, i) => (i % 40 < 20 ? red : blue));
  await raw(40, 20, 3, halves.flat()).png().toFile(at('halves.png'));
  const hidden = halves.flatMap((colour) => [...colour, colour === red ? 255 : 0]);
  await raw(40, 20, 4, hidden).png().toFile(at('half.png'));
  await writeFile(at('none.png'), '');
  await writeFile(at('note.png'), 'This is no picture.');
  return {
    halves: at('halves.png'),
    transparentHalf: at('half.png'),
    missing: at('nowhere.png'),
    empty: at('none.png'),
    text: at('note.png'),
  };
});

describe('the picture reader', () => {
  it('gives the pixels of a PNG as they are, row by row', async () => {
    const bytes = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];
    await raw(2, 2, 3, bytes).png().toFile(at('plain.png'));
    const picture = await reader.read(at('plain.png'));
    expect(picture.image).toEqual({ width: 2, height: 2, data: new Uint8Array(bytes) });
    expect(picture.alpha).toBeUndefined();
    expect(picture.warnings).toEqual([]);
  });

  it('turns a picture upright by its EXIF orientation', async () => {
    // Orientation 6: what is stored on the left is to be seen on top.
    await raw(2, 1, 3, [...red, ...blue])
      .withMetadata({ orientation: 6 })
      .png()
      .toFile(at('turned.png'));
    const { image } = await reader.read(at('turned.png'));
    expect(image).toEqual({ width: 1, height: 2, data: new Uint8Array([...red, ...blue]) });
  });

  it('makes three channels of grey', async () => {
    await raw(2, 1, 1, [7, 200]).toColourspace('b-w').png().toFile(at('grey.png'));
    expect([...(await reader.read(at('grey.png'))).image.data]).toEqual([7, 7, 7, 200, 200, 200]);
    await raw(1, 1, 2, [90, 51]).toColourspace('b-w').png().toFile(at('grey-alpha.png'));
    const { image, alpha } = await reader.read(at('grey-alpha.png'));
    expect([...image.data]).toEqual([90, 90, 90]);
    expect(alpha!.data[0]).toBeCloseTo(0.2, 6);
  });

  it('gives alpha as a mask where it hides something, and only then', async () => {
    await raw(2, 1, 4, [...red, 255, ...blue, 102])
      .png()
      .toFile(at('alpha.png'));
    const { image, alpha } = await reader.read(at('alpha.png'));
    expect([...image.data]).toEqual([...red, ...blue]);
    expect(alpha).toMatchObject({ width: 2, height: 1 });
    expect(alpha!.data[0]).toBe(1);
    expect(alpha!.data[1]).toBeCloseTo(0.4, 6);
    await raw(2, 1, 4, [...red, 255, ...blue, 255])
      .png()
      .toFile(at('opaque.png'));
    expect((await reader.read(at('opaque.png'))).alpha).toBeUndefined();
  });

  it('brings 16 bits down to 8', async () => {
    const source = at('sixteen.png');
    // 0xffff, 0x8080 and 0 of 16 bits are 255, 128 and 0 of 8.
    await writeFile(at('sixteen.raw'), Buffer.from([255, 255, 128, 128, 0, 0]));
    await ffmpeg(
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb48le',
      '-s',
      '1x1',
      '-i',
      at('sixteen.raw'),
      source,
    );
    expect((await sharp(source).metadata()).depth).toBe('ushort');
    expect([...(await reader.read(source)).image.data]).toEqual([255, 128, 0]);
  });

  it('reads a palette', async () => {
    await raw(2, 1, 3, [...red, ...blue])
      .png({ palette: true })
      .toFile(at('palette.png'));
    expect([...(await reader.read(at('palette.png'))).image.data]).toEqual([...red, ...blue]);
  });

  it('takes colours from the profile to sRGB', async () => {
    // sharp takes these sRGB bytes to Display P3 as it saves them, so they are to come back as they were.
    const tagged = sharp(new Uint8Array([234, 51, 35]), {
      raw: { width: 1, height: 1, channels: 3 },
    });
    await tagged.withIccProfile('p3', { attach: true }).png().toFile(at('converted.png'));
    const converted = (await reader.read(at('converted.png'))).image.data;
    [234, 51, 35].forEach((value, channel) =>
      expect(Math.abs(converted[channel]! - value)).toBeLessThanOrEqual(2),
    );
    const ignored = await sharp(at('converted.png'), { ignoreIcc: true }).raw().toBuffer();
    expect(Math.abs(ignored[0]! - 234)).toBeGreaterThan(5);
  });

  it('reads CMYK', async () => {
    await raw(
      8,
      8,
      3,
      Array.from({ length: 192 }, (_, index) => red[index % 3]!),
    )
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toFile(at('cmyk.jpg'));
    expect((await sharp(at('cmyk.jpg')).metadata()).space).toBe('cmyk');
    const { data } = (await reader.read(at('cmyk.jpg'))).image;
    expect(data).toHaveLength(192);
    expect(data[0]).toBeGreaterThan(200);
    expect(data[1]).toBeLessThan(70);
  });

  it('brings a large picture down to the size asked for, and no small one up', async () => {
    await sharp({ create: { width: 300, height: 100, channels: 3, background: 'red' } })
      .png()
      .toFile(at('wide.png'));
    expect((await reader.read(at('wide.png'), 60)).image).toMatchObject({ width: 60, height: 20 });
    expect((await reader.read(at('wide.png'), 900)).image).toMatchObject({
      width: 300,
      height: 100,
    });
  });

  it('takes the first of several frames, and warns', async () => {
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=32x32:d=1', at('moving.gif'));
    const { image, warnings } = await reader.read(at('moving.gif'));
    expect(image).toMatchObject({ width: 32, height: 32 });
    expect(warnings).toEqual([expect.stringContaining('25 pages or frames')]);
  });

  it('names what is wrong with a file', async () => {
    await writeFile(at('empty.png'), '');
    await writeFile(at('text.png'), 'This is not a picture.');
    const noise = Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 256);
    const whole = await raw(64, 64, 3, noise).jpeg().toBuffer();
    await writeFile(at('cut.jpg'), whole.subarray(0, whole.length / 2));
    await mkdir(at('folder.png'));
    await expect(reader.read(at('nothing.png'))).rejects.toEqual(code('FILE_NOT_FOUND'));
    await expect(reader.read(at('empty.png'))).rejects.toEqual(code('FILE_EMPTY'));
    await expect(reader.read(at('folder.png'))).rejects.toEqual(code('FILE_NOT_READABLE'));
    await expect(reader.read(at('text.png'))).rejects.toEqual(code('PICTURE_UNREADABLE'));
    await expect(reader.read(at('cut.jpg'))).rejects.toEqual(code('PICTURE_UNREADABLE'));
  });
});
