import { parsingLabels, type ParsingLabel, type ParsingMap } from '@drapeflow/core';
import { describeHumanParser, paperDoll, type PaperDoll } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { plainParser } from './plain-parser.js';

const create = () => plainParser.create({}, {});

describeHumanParser('plain-parser', create);

/** What both call a label over what either does. */
function overlap(found: ParsingMap, truth: ParsingMap, label: ParsingLabel): number {
  let both = 0;
  let either = 0;
  found.planes[label].forEach((value, i) => {
    both += Math.min(value, truth.planes[label][i]);
    either += Math.max(value, truth.planes[label][i]);
  });
  return both / either;
}

/** Keeps every pixel `times` by `times`. */
function enlarged(doll: PaperDoll, times: number) {
  const { width, height } = doll.image;
  const size = { width: times * width, height: times * height };
  const from = (i: number) =>
    Math.floor(Math.floor(i / size.width) / times) * width + Math.floor((i % size.width) / times);
  const image = new Uint8Array(3 * size.width * size.height);
  const mask = new Float32Array(size.width * size.height);
  for (let i = 0; i < mask.length; i++) {
    image.set(doll.image.data.subarray(3 * from(i), 3 * from(i) + 3), 3 * i);
    mask[i] = doll.personMask.data[from(i)];
  }
  const pose = Object.fromEntries(
    Object.entries(doll.pose).map(([name, { x, y, score }]) => [
      name,
      { x: times * x, y: times * y, score },
    ]),
  ) as typeof doll.pose;
  return { image: { ...size, data: image }, pose, personMask: { ...size, data: mask } };
}

describe('plain-parser', () => {
  it('labels a drawn person on the first frame as it was drawn', async () => {
    const { image, pose, personMask, parsing } = paperDoll();
    const found = await (await create()).parse({ image, pose, personMask });
    expect(overlap(found, parsing, 'background')).toBeGreaterThan(0.95);
    expect(overlap(found, parsing, 'head')).toBeGreaterThan(0.85);
    expect(overlap(found, parsing, 'upper-clothes')).toBeGreaterThan(0.85);
    expect(overlap(found, parsing, 'arms')).toBeGreaterThan(0.7);
    expect(overlap(found, parsing, 'lower-clothes')).toBeGreaterThan(0.85);
  });

  it('finds the hem within two pixels and where a sleeve ends within three', async () => {
    const { image, pose, personMask } = paperDoll();
    const { planes } = await (await create()).parse({ image, pose, personMask });
    const at = (label: ParsingLabel, x: number, y: number) => planes[label][y * 192 + x];
    expect(at('upper-clothes', 96, 167)).toBeGreaterThan(0.5);
    expect(at('lower-clothes', 96, 172)).toBeGreaterThan(0.5);
    expect(at('upper-clothes', 60, 108)).toBeGreaterThan(0.5);
    expect(at('arms', 60, 115)).toBeGreaterThan(0.5);
  });

  it('tells a bare hand in front of the chest from the clothes', async () => {
    const { image, pose, personMask } = paperDoll();
    const data = image.data.slice();
    for (let y = 110; y < 122; y++) {
      for (let x = 80; x < 104; x++) data.set([214, 168, 140], 3 * (y * 192 + x));
    }
    const raised = {
      ...pose,
      rightElbow: { x: 62, y: 122, score: 0.9 },
      rightWrist: { x: 86, y: 116, score: 0.9 },
    };
    const parser = await create();
    await parser.parse({ image, pose, personMask });
    const { planes } = await parser.parse({ image: { ...image, data }, pose: raised, personMask });
    expect(planes.arms[116 * 192 + 92]).toBeGreaterThan(0.7);
    expect(planes['upper-clothes'][140 * 192 + 92]).toBeGreaterThan(0.9);
  });

  it('labels a crop of another size alike', async () => {
    const doll = paperDoll();
    const found = await (await create()).parse(enlarged(doll, 2));
    const plane = found.planes['upper-clothes'];
    expect(plane[2 * 120 * 384 + 2 * 96]).toBeGreaterThan(0.9);
    expect(found.planes['lower-clothes'][2 * 190 * 384 + 2 * 96]).toBeGreaterThan(0.9);
  });

  it('holds labels still while the light flickers', async () => {
    const { image, pose, personMask } = paperDoll();
    const parser = await create();
    let before = await parser.parse({ image, pose, personMask });
    for (let frame = 1; frame < 5; frame++) {
      const noise = (i: number) => ((i * 7919 + frame * 104729) % 13) - 6;
      const data = image.data.map((value, i) => Math.min(255, Math.max(0, value + noise(i))));
      const now = await parser.parse({ image: { ...image, data }, pose, personMask });
      let changed = 0;
      now.planes['upper-clothes'].forEach((value, i) => {
        if (value > 0.5 !== before.planes['upper-clothes'][i] > 0.5) changed++;
      });
      expect(changed).toBeLessThan(60);
      before = now;
    }
  });

  it('calls everything background where the mask shows nobody', async () => {
    const { image, pose, personMask } = paperDoll();
    const nobody = { ...personMask, data: new Float32Array(personMask.data.length) };
    const { planes } = await (await create()).parse({ image, pose, personMask: nobody });
    for (const label of parsingLabels) {
      expect(planes[label].every((value) => value === (label === 'background' ? 1 : 0))).toBe(true);
    }
  });

  it('says what is wrong with a person mask', async () => {
    const { image, pose } = paperDoll();
    const parser = await create();
    const small = { width: 4, height: 4, data: new Float32Array(16) };
    await expect(parser.parse({ image, pose })).rejects.toThrow('but got none');
    await expect(parser.parse({ image, pose, personMask: small })).rejects.toThrow(
      'of 192×256, the size of the crop, but got 4×4',
    );
  });
});
