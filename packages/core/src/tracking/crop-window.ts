import type { Box, Size } from '../contracts/image.js';
import type { Pose } from '../contracts/pose.js';
import { headToThighs, trunkAndArms, union, upperBody } from './upper-body.js';

/** What the window moves, grows and shrinks by in each frame: the part of what is left to go. */
const pace = { move: 0.25, grow: 0.25, shrink: 0.05 };
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
    const wanted = union([upperBody(pose), headToThighs(pose)]);
    const height = Math.max(wanted.height, wanted.width / this.aspect);
    const centreX = wanted.x + wanted.width / 2;
    const centreY = wanted.y + wanted.height / 2;
    if (!this.shows(centreX, centreY)) {
      Object.assign(this, { centreX, centreY, height });
    } else {
      const band = deadBand * this.height;
      this.centreX = follow(this.centreX, centreX, band, pace.move);
      this.centreY = follow(this.centreY, centreY, band, pace.move);
      const resize = height > this.height ? pace.grow : pace.shrink;
      this.height = follow(this.height, height, 2 * band, resize);
    }
    this.hold(trunkAndArms(pose));
    const width = this.height * this.aspect;
    return {
      x: this.centreX - width / 2,
      y: this.centreY - this.height / 2,
      width,
      height: this.height,
    };
  }

  /** False before the first pose, and where the picture was cut: the window starts anew then. */
  private shows(x: number, y: number): boolean {
    const offX = Math.abs(x - this.centreX) / this.aspect;
    return Math.max(offX, Math.abs(y - this.centreY)) < this.height / 2;
  }

  /** Grows at once where the joints would come too near to the edge. */
  private hold(body: Box): void {
    const right = Math.max(body.x + body.width - this.centreX, this.centreX - body.x);
    const down = Math.max(body.y + body.height - this.centreY, this.centreY - body.y);
    this.height = Math.max(this.height, 2 * down, (2 * right) / this.aspect);
  }
}

/** Goes a part of the way to what is wanted, up to the dead band around it. */
function follow(from: number, wanted: number, band: number, part: number): number {
  const left = wanted - from;
  return from + part * Math.sign(left) * Math.max(0, Math.abs(left) - band);
}
