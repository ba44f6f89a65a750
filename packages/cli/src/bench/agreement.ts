import {
  cropPlane,
  keypointNames,
  parsingLabels,
  type DatasetFrame,
  type Pose,
  type TryOnSteps,
} from '@drapeflow/core';

export interface AgreementReport {
  readonly frames: number;
  /** The share of frames on which somebody is found. */
  readonly peopleFound: number;
  /** Of the visible joints, the share within 5 % of the body's height. */
  readonly jointsFound: number;
  /** Mean intersection over union of the person, of frames on which there is a mask. */
  readonly personMask: number;
  /** The same of the upper clothes. */
  readonly garmentRegion: number;
}

const near = 0.05;
/** The trunk, neck to hips, in the body's height (Drillis and Contini, 1966). */
const trunkShare = 0.288;
/** What preprocessors find by joints of their own: the neck is made of the shoulders. */
const joints = keypointNames.filter((name) => name !== 'neck');

/** How well preprocessors find what is known of frames. */
export class Agreement {
  private frames = 0;
  private people = 0;
  private visibleJoints = 0;
  private nearJoints = 0;
  private readonly personMasks: number[] = [];
  private readonly garmentRegions: number[] = [];
  /** Pixels: the largest trunk of the sequence so far, which is seen straight. */
  private trunk = 0;

  /** Before each sequence. */
  begin(): void {
    this.trunk = 0;
  }

  /** @param steps what the stages made of the frame; undefined where nobody was found */
  add(truth: DatasetFrame, steps: TryOnSteps | undefined): void {
    this.frames++;
    this.trunk = Math.max(this.trunk, trunkOf(truth.pose!));
    if (!steps) return;
    this.people++;
    this.compareJoints(truth.pose!, steps.pose);
    const { width, height } = steps.image;
    const labels = truth.labels!;
    const upperClothes = parsingLabels.indexOf('upper-clothes');
    const region = Float32Array.from(labels.data, (label) => (label === upperClothes ? 1 : 0));
    const cut = (plane: Float32Array) => cropPlane(plane, labels, steps.crop, { width, height });
    const { personMask, parsing } = steps;
    if (personMask) this.personMasks.push(overlap(cut(truth.personMask!.data), personMask.data));
    this.garmentRegions.push(overlap(cut(region), parsing.planes['upper-clothes']));
  }

  report(): AgreementReport {
    return {
      frames: this.frames,
      peopleFound: this.people / this.frames,
      jointsFound: this.nearJoints / this.visibleJoints,
      personMask: meanOf(this.personMasks),
      garmentRegion: meanOf(this.garmentRegions),
    };
  }

  private compareJoints(truth: Pose, found: Pose): void {
    const reach = (near * this.trunk) / trunkShare;
    for (const name of joints) {
      const { x, y, score } = truth[name];
      if (score === 0) continue;
      this.visibleJoints++;
      const off = Math.hypot(found[name].x - x, found[name].y - y);
      if (off <= reach) this.nearJoints++;
    }
  }
}

function trunkOf({ neck, leftHip, rightHip }: Pose): number {
  return Math.hypot(neck.x - (leftHip.x + rightHip.x) / 2, neck.y - (leftHip.y + rightHip.y) / 2);
}

/** Intersection over union of what is above a half in either plane. */
function overlap(truth: Float32Array, found: Float32Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < truth.length; i++) {
    const [inTruth, isFound] = [truth[i] > 0.5, found[i] > 0.5];
    if (inTruth && isFound) both++;
    if (inTruth || isFound) either++;
  }
  return either === 0 ? 1 : both / either;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
