import { z } from 'zod';
import {
  definePlugin,
  findGarmentLandmarks,
  pluginApiVersion,
  poseInBox,
  shrinkFlow,
  type Garment,
  type GarmentLandmarks,
  type Size,
  type WarpInput,
  type WarpNetwork,
  type WarpOutput,
} from '@drapeflow/core';
import { bodyFrameOf } from '../body/body-frame.js';
import { ShoulderOutline } from '../body/shoulder-outline.js';
import { TorsoProfile } from '../body/torso-profile.js';
import { cutAboveChin } from './cut-above-chin.js';
import { drawGarment } from './draw-garment.js';
import { fitOutline } from './fit-outline.js';
import { meshOf, type GarmentMesh } from './garment-mesh.js';
import { findOldHem, type OldHem } from './old-hem.js';
import { placeGarment } from './place-garment.js';
import { steadyFlow } from './steady-flow.js';

/** The flow memory keeps flows of a fourth of the working size: 64×48 at 256×192. */
const lowResolutionFactor = 4;
/** How much of a new frame's hem is believed at once. */
const hemFreshness = 0.15;

/** Warps without learning: landmarks of garment and body, thin-plate splines between them. */
export const thinPlateSplineWarp = definePlugin({
  name: 'thin-plate-spline',
  kind: 'warp',
  apiVersion: pluginApiVersion,
  summary: 'Lays the garment on torso and arms by thin-plate splines; nothing learned.',
  requires: [],
  configSchema: z.strictObject({}),
  create: async () => new ThinPlateSplineWarp(),
});

class ThinPlateSplineWarp implements WarpNetwork {
  readonly needsTorso = false;
  private garment!: Garment;
  private landmarks!: GarmentLandmarks;
  private mesh!: GarmentMesh;
  private size!: Size;
  private readonly profile = new TorsoProfile();
  private readonly outline = new ShoulderOutline();
  private oldHem: OldHem | undefined;

  async prepare(garment: Garment, workingSize: Size): Promise<void> {
    this.garment = garment;
    this.landmarks = findGarmentLandmarks(garment.mask);
    this.mesh = meshOf(garment, this.landmarks);
    this.size = workingSize;
  }

  async warp({ pose, parsing, memory }: WarpInput): Promise<WarpOutput> {
    const { garment, landmarks, mesh } = this;
    const body = bodyFrameOf(pose);
    this.profile.update(body, parsing);
    this.outline.update(body, parsing);
    this.updateHem(findOldHem(body, parsing));
    const shoulders = this.outline.tips(body);
    const placement = placeGarment(landmarks, body, this.profile, shoulders, this.oldHem);
    const drawn = drawGarment(mesh, garment.image, placement, body, this.size);
    cutAboveChin(drawn, body);
    fitOutline(drawn, garment, parsing, body, placement);
    const low = shrinkFlow(drawn, lowResolutionFactor);
    const whole = { x: 0, y: 0, ...this.size };
    const flow = steadyFlow(drawn, low, poseInBox(pose, whole, low), memory);
    return { flow, lowResolution: shrinkFlow(flow, lowResolutionFactor) };
  }

  private updateHem(seen: OldHem | undefined): void {
    if (!seen) return;
    const before = this.oldHem ?? seen;
    this.oldHem = {
      along: before.along + hemFreshness * (seen.along - before.along),
      leavesPicture: seen.leavesPicture,
    };
  }
}
