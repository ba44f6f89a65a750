import type { DatasetFrame, Size } from '@drapeflow/core';
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
    this.moments.clear();
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
    const [worn, other] = this.renderer
      .renderEach(scene, garments)
      .map((rendered) => this.frameOf(rendered, pose, camera, index));
    return { ...worn, inOtherGarment: other };
  }

  private frameOf(
    rendered: RenderedFrame,
    pose: SkeletonPose,
    camera: Camera,
    index: number,
  ): DatasetFrame {
    const { take, options } = this;
    const { image, person, labels, depth, flow, garment, shading } = rendered;
    const { width, height } = image;
    const seconds = index / options.framesPerSecond;
    return {
      image: options.phone ? take.phone.film(image, index, seconds) : image,
      pose: projectPose(take.person, pose, camera, rendered),
      personMask: { width, height, data: person },
      labels: { width, height, data: labels },
      worn: { mask: { width, height, data: garment }, flow, shading },
      depth,
    };
  }

  /** Cloth asks for the same moments again and again. */
  private poseAt(seconds: number): SkeletonPose {
    const { motion, person, start } = this.take;
    const known = this.moments.get(seconds);
    if (known) return known;
    const within = Math.min(motion.duration, Math.max(0, start + seconds));
    const pose = motion.poseOf(person, within);
    this.moments.set(seconds, pose);
    return pose;
  }
}
