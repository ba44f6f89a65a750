import type { Box, Size } from '../contracts/image.js';
import type { Pose } from '../contracts/pose.js';
import { headToThighs, union, upperBody } from './upper-body.js';

/** What the window moves by: the part of what is left to go, in each frame. */
const pace = 0.12;
/** How far the window may be off before it moves, in parts of its height. */
const deadBand = 0.025;

/**
 * The part of the frame that is worked on: it holds the upper body from above the head to the thighs with the
 * arms, keeps its proportions, rests while the person stands still, and otherwise moves and grows smoothly.
 * It may reach past the frame.
 */
export class CropWindow {
  private readonly aspect: number;
  private centreX = 0;
  private centreY = 0;
  private height = 0;

  /** @param size the working size, of which the window has the proportions */
  constructor(size: Size) {
    this.aspect = size.width / size.height;
  }

  /** @param pose in pixels of the frame that follows the frame of the last call */
  next(pose: Pose): Box {
    const body = upperBody(pose);
    const wanted = union([body, headToThighs(pose)]);
    const height = Math.max(wanted.height, wanted.width / this.aspect);
    const centreX = wanted.x + wanted.width / 2;
    const centreY = wanted.y + wanted.height / 2;
    if (this.height === 0) {
      Object.assign(this, { centreX, centreY, height });
    } else {
      const band = deadBand * this.height;
      this.centreX = follow(this.centreX, centreX, band);
      this.centreY = follow(this.centreY, centreY, band);
      this.height = follow(this.height, height, 2 * band);
    }
    this.hold(body);
    const width = this.height * this.aspect;
    return {
      x: this.centreX - width / 2,
      y: this.centreY - this.height / 2,
      width,
      height: this.height,
    };
  }

  /** Grows at once where the body itself, without padding, would be cut. */
  private hold(body: Box): void {
    const right = Math.max(body.x + body.width - this.centreX, this.centreX - body.x);
    const down = Math.max(body.y + body.height - this.centreY, this.centreY - body.y);
    this.height = Math.max(this.height, 2 * down, (2 * right) / this.aspect);
  }
}

/** Goes a part of the way to what is wanted, up to the dead band around it. */
function follow(from: number, wanted: number, band: number): number {
  const left = wanted - from;
  return from + pace * Math.sign(left) * Math.max(0, Math.abs(left) - band);
}
