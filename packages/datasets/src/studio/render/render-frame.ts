import { DrapeflowError, type RgbImage, type Size } from '@drapeflow/core';
import { CutOut } from './cut-out.js';
import { Geometry } from './geometry.js';
import { projectionOf, type Projection } from './projection.js';
import { rasterize } from './rasterize.js';
import type { RenderedFrame } from './rendered-frame.js';
import { resolve } from './resolve.js';
import { ShadowMap } from './shadow-map.js';
import type { Surface } from './surface.js';
import type { Camera, Light } from './view.js';
import { VisibilityBuffer } from './visibility-buffer.js';

/** What is before the camera at one moment. */
export interface Scene {
  readonly surfaces: readonly Surface[];
  /** One more surface: its texture is a garment's picture, with the garment's mask for opacity. */
  readonly garment?: Surface;
  readonly camera: Camera;
  readonly light: Light;
  /** Of the frame's size. */
  readonly background: RgbImage;
}

/**
 * Renders frames of one size. It is a rasterizer of our own, on typed arrays: it needs no graphics card, no display
 * and no native library, so it runs wherever Node does; the same scene gives the same bytes; and it knows exactly what
 * each pixel shows, the point of the garment's picture above all.
 *
 * Visibility is found at five samples of each pixel, colour once for each surface in it. The garment's picture is read
 * by `warpGarment`, the function that dresses people in videos. That does not prefilter: give a picture that has about
 * as many pixels as the garment covers in the frame.
 *
 * A frame depends on its scene alone: what is kept between frames is memory, not state.
 */
export class FrameRenderer {
  private readonly geometry = new Geometry();
  /** What is seen without a garment, and with one. */
  private readonly undressed: VisibilityBuffer;
  private readonly dressed: VisibilityBuffer;
  private readonly shadows = new ShadowMap();

  constructor(private readonly size: Size) {
    this.undressed = new VisibilityBuffer(size);
    this.dressed = new VisibilityBuffer(size);
  }

  /** @throws DrapeflowError STUDIO_BACKGROUND_SIZE where the background is not of the frame's size */
  render(scene: Scene): RenderedFrame {
    return this.renderEach(scene, [scene.garment])[0];
  }

  /**
   * Renders one moment several times, each time in another of `garments`: the same bytes as `render`, but what the
   * frames share is done once.
   */
  renderEach(scene: Scene, garments: readonly (Surface | undefined)[]): RenderedFrame[] {
    const { geometry, undressed, shadows, size } = this;
    const { surfaces, camera, light, background } = scene;
    if (background.width !== size.width || background.height !== size.height) {
      const { width, height } = background;
      throw new DrapeflowError('STUDIO_BACKGROUND_SIZE', {
        background: { width, height },
        frame: size,
      });
    }
    const projection = projectionOf(camera, size);
    geometry.keep(0);
    for (const surface of surfaces) geometry.add(surface, projection);
    undressed.clear();
    for (const index of drawingOrder(surfaces)) this.draw(index, projection, undressed);
    shadows.draw(geometry, light.direction);
    return garments.map((garment) => this.dress(scene, projection, garment));
  }

  /** Adds a garment, or none, to what is seen without. */
  private dress(scene: Scene, projection: Projection, garment: Surface | undefined): RenderedFrame {
    const { geometry, undressed, dressed, shadows } = this;
    const garmentIndex = garment ? scene.surfaces.length : -1;
    geometry.keep(scene.surfaces.length);
    dressed.copyFrom(undressed);
    shadows.restore();
    if (garment) {
      geometry.add(garment, projection);
      this.draw(garmentIndex, projection, dressed, true);
      shadows.add(geometry, garmentIndex);
    }
    const { light, background } = scene;
    const stage = { geometry, visibility: dressed, shadows, projection, light, garmentIndex };
    return resolve(stage, background);
  }

  private draw(
    index: number,
    projection: Projection,
    buffer: VisibilityBuffer,
    isGarment = false,
  ): void {
    const { geometry } = this;
    const isCut = geometry.surfaces[index].texture.channels === 4;
    const cutOut = isCut ? new CutOut(geometry, projection, index, isGarment) : undefined;
    rasterize(geometry, index, cutOut, projection, buffer);
  }
}

/**
 * What lies on top comes first, as what is hidden by then costs little; what is cut out comes last, as it would have to
 * be looked up in a texture, too.
 */
function drawingOrder(surfaces: readonly Surface[]): number[] {
  const order = [...surfaces.keys()];
  const rank = ({ texture, lift }: Surface) => texture.channels - lift;
  return order.sort((a, b) => rank(surfaces[a]) - rank(surfaces[b]));
}
