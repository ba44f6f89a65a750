import type { DatasetFrame, RgbImage, Size } from '@drapeflow/core';
import { garmentSurface } from '../clothes/garment-surface.js';
import type { SkeletonPose } from '../people/skeleton.js';
import { FrameRenderer } from '../render/render-frame.js';
import type { RenderedFrame } from '../render/rendered-frame.js';
import type { Camera } from '../render/view.js';
import { PosedPerson } from './posed-person.js';
import { projectPose } from './project-pose.js';
import type { Take } from './take.js';

export interface FilmOptions {
  readonly size: Size;
  readonly framesPerSecond: number;
  /** Whether the pictures are as a phone takes them, or as they are rendered. */
  readonly phone: boolean;
}

/** Films a take. Its memory is used again from frame to frame; a frame depends on the take and its index alone. */
export class Film {
  private readonly renderer: FrameRenderer;
  private readonly posed: PosedPerson;
  /** Poses by microseconds. */
  private readonly moments = new Map<number, SkeletonPose>();

  constructor(
    private readonly take: Take,
    private readonly options: FilmOptions,
  ) {
    this.renderer = new FrameRenderer(options.size);
    this.posed = new PosedPerson(take.person);
  }

  /** The frame, with all that is known of it, and the same moment in the other garment. */
  frame(index: number): DatasetFrame {
    const { take, options } = this;
    const seconds = index / options.framesPerSecond;
    const pose = this.poseAt(seconds);
    const camera = take.camera(seconds);
    const scene = {
      surfaces: this.posed.surfacesIn(pose),
      camera,
      light: take.light,
      background: take.backdrop.seenBy(camera, options.size),
    };
    const garments = [take.outfit, take.otherOutfit].map(({ tailored }) =>
      garmentSurface(tailored, (time) => this.poseAt(time), seconds),
    );
    const rendered = this.renderer.renderEach(scene, garments);
    const plain = rendered.map(({ image }) => image);
    const images = options.phone ? take.phone.filmEach(plain, index, seconds) : plain;
    const [worn, other] = rendered.map((each, i) => this.frameOf(each, images[i], pose, camera));
    return { ...worn, inOtherGarment: other };
  }

  private frameOf(
    rendered: RenderedFrame,
    image: RgbImage,
    pose: SkeletonPose,
    camera: Camera,
  ): DatasetFrame {
    const { person, labels, depth, flow, garment, shading } = rendered;
    const { width, height } = image;
    return {
      image,
      pose: projectPose(this.take.person, pose, camera, rendered),
      personMask: { width, height, data: person },
      labels: { width, height, data: labels },
      worn: { mask: { width, height, data: garment }, flow, shading },
      depth,
    };
  }

  /**
   * Cloth asks for the same moments again and again, in this frame and in the next ones. Moments are whole microseconds,
   * so that those that rounding alone tells apart are one.
   */
  private poseAt(seconds: number): SkeletonPose {
    const { motion, person, start } = this.take;
    const moment = Math.round(1e6 * seconds);
    const known = this.moments.get(moment);
    if (known) return known;
    const within = Math.min(motion.duration, Math.max(0, start + moment / 1e6));
    const pose = motion.poseOf(person, within);
    this.moments.set(moment, pose);
    return pose;
  }
}
