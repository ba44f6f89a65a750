import {
  definePlugin,
  DrapeflowError,
  rgbToLab,
  type HumanParser,
  type HumanParserInput,
  type Mask,
  type ParsingMap,
  type RgbImage,
} from '@drapeflow/core';
import { z } from 'zod';
import { createBodyCoordinates, locatePixels, type BodyCoordinates } from './body-coordinates.js';
import { bodyFrame } from '../../body/body-frame.js';
import { colorBins } from '../../color/color-bins.js';
import { followEdges } from './follow-edges.js';
import { followMotion, type RememberedFrame } from './follow-motion.js';
import { createPartPlanes, placeParts, type PartPlanes } from './geometric-priors.js';
import { applyHemLine, findHemLine, type HemLine } from './hem-line.js';
import { keepHairTogether } from './keep-hair-together.js';
import { labelPixels, type PartLabels } from './label-pixels.js';
import {
  createPersonColors,
  learnFromLabels,
  learnFromPlaces,
  updateColors,
} from './person-colors.js';
import { personPixels } from './person-frame.js';

/** How often the first frame is labelled, each time with the colours that the time before found. */
const firstFrameRounds = 4;
/** How much a surely labelled pixel of a later frame teaches, beside 1 for one that the pose is sure of. */
const labelLesson = 0.25;

/**
 * Labels a person without a trained network: where the pose puts each part of the body, weighed against colours
 * that are learnt from this very video, within the person mask.
 */
class PlainParser implements HumanParser {
  readonly needsPersonMask = true;
  private readonly colors = createPersonColors();
  private workspace: Workspace | undefined;
  private hem: HemLine | undefined;
  private previous: RememberedFrame | undefined;

  async parse(input: HumanParserInput): Promise<ParsingMap> {
    return this.parseFrame(input.image, checkedMask(input), input.pose);
  }

  private parseFrame(image: RgbImage, mask: Mask, pose: HumanParserInput['pose']): ParsingMap {
    const { at, priors, bins } = this.workspaceFor(image);
    const body = bodyFrame(pose);
    const lab = rgbToLab(image);
    colorBins(lab, bins);
    locatePixels(body, image, at);
    const frame = { image, mask, lab, bins, body, at, pixels: personPixels(mask) };
    placeParts(frame, priors);
    learnFromPlaces(this.colors, frame);

    const labels = createLabels(bins.length);
    const rounds = this.previous ? 1 : firstFrameRounds;
    for (let round = 0; round < rounds; round++) {
      updateColors(this.colors);
      labelPixels(frame, priors, this.colors, labels);
      keepHairTogether(frame, labels);
      this.hem = findHemLine(frame, labels, this.colors, this.hem);
      applyHemLine(this.hem, frame, labels);
      learnFromLabels(this.colors, frame, labels.parts, this.previous ? labelLesson : 1);
    }
    followEdges(lab, labels);
    if (this.previous) followMotion(this.previous, frame, labels);
    this.previous = { body, lab, labels };
    return parsingMapOf(labels, image.width, image.height);
  }

  /** Memory that every frame uses anew. Another size starts over, but keeps the colours. */
  private workspaceFor(image: RgbImage): Workspace {
    const { width, height } = image;
    if (this.workspace?.width === width && this.workspace.height === height) return this.workspace;
    const count = width * height;
    this.previous = undefined;
    this.workspace = {
      width,
      height,
      at: createBodyCoordinates(count),
      priors: createPartPlanes(count),
      bins: new Uint16Array(count),
    };
    return this.workspace;
  }
}

interface Workspace {
  readonly width: number;
  readonly height: number;
  readonly at: BodyCoordinates;
  readonly priors: PartPlanes;
  readonly bins: Uint16Array;
}

function checkedMask({ image, personMask }: HumanParserInput): Mask {
  if (personMask?.width === image.width && personMask.height === image.height) return personMask;
  throw new DrapeflowError('PERSON_MASK_UNFIT', {
    received: personMask ? `${personMask.width}×${personMask.height}` : undefined,
    expected: `${image.width}×${image.height}`,
  });
}

const createLabels = (count: number): PartLabels => ({
  background: new Float32Array(count),
  parts: createPartPlanes(count),
});

function parsingMapOf(
  { background, parts }: PartLabels,
  width: number,
  height: number,
): ParsingMap {
  return {
    width,
    height,
    planes: {
      background,
      head: parts.face.map((face, i) => face + parts.hair[i]),
      neck: parts.neck,
      'upper-clothes': parts.upperClothes,
      arms: parts.arms,
      'lower-clothes': parts.lowerClothes,
      legs: parts.legs,
      shoes: parts.shoes,
      accessory: parts.accessory,
    },
  };
}

export const plainParser = definePlugin({
  name: 'plain-parser',
  kind: 'parser',
  apiVersion: 1,
  summary: 'Labels a person by pose, person mask and the colours of the video, without a network.',
  requires: [],
  configSchema: z.strictObject({}),
  create: () => Promise.resolve(new PlainParser()),
});
