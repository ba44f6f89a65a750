import { guidedFilter, resizePlane, type GuidedModel, type LabImage } from '@drapeflow/core';
import { partNames } from './geometric-priors.js';
import type { PartLabels } from './label-pixels.js';

const radius = 2;
/** In units of the guide, which is 0…1. */
const epsilon = 0.001;
/** A part that is nowhere likelier than this is left as it is. */
const negligible = 0.3;

/**
 * Moves the borders of the labels onto those of the picture: the fast guided filter, fitted at half the size.
 * The planes are changed in place and sum to 1 as before.
 */
export function followEdges(lab: LabImage, labels: PartLabels): void {
  const { width, height } = lab;
  const halfWidth = Math.ceil(width / 2);
  const halfHeight = Math.ceil(height / 2);
  const guide = guideOf(lab);
  const halve = (plane: Float32Array): Float32Array =>
    resizePlane(plane, width, height, halfWidth, halfHeight);
  const filter = guidedFilter(halve(guide), halfWidth, halfHeight, radius, epsilon);
  const total = new Float32Array(guide.length);
  for (const name of partNames) {
    const plane = labels.parts[name];
    if (largest(plane) > negligible)
      applyModel(filter.fit(halve(plane)), guide, width, height, plane);
    for (let i = 0; i < plane.length; i++) total[i] += plane[i];
  }
  leaveTheRest(labels, total);
}

/** The filter is linear, so that the background is what the parts leave; where they leave less than none, they share. */
function leaveTheRest(labels: PartLabels, total: Float32Array): void {
  for (let i = 0; i < total.length; i++) labels.background[i] = Math.max(0, 1 - total[i]);
  for (const name of partNames) {
    const plane = labels.parts[name];
    for (let i = 0; i < plane.length; i++) if (total[i] > 1) plane[i] /= total[i];
  }
}

/** Lightness and hue in one plane, 0…1 for most colours. */
function guideOf({ lightness, a, b }: LabImage): Float32Array {
  const guide = new Float32Array(lightness.length);
  for (let i = 0; i < guide.length; i++) guide[i] = (lightness[i] + 0.6 * (a[i] + b[i])) / 100;
  return guide;
}

function largest(plane: Float32Array): number {
  let most = 0;
  for (let i = 0; i < plane.length; i++) if (plane[i] > most) most = plane[i];
  return most;
}

/** Applies a model of half the size to the guide; what lies between the model's pixels is interpolated. */
function applyModel(
  { slope, offset }: GuidedModel,
  guide: Float32Array,
  width: number,
  height: number,
  plane: Float32Array,
): void {
  const halfWidth = Math.ceil(width / 2);
  const slopes = new Float32Array(halfWidth);
  const offsets = new Float32Array(halfWidth);
  for (let y = 0, i = 0; y < height; y++) {
    // A pixel lies a quarter of a model's pixel from the nearer middle.
    const near = y >> 1;
    const other = Math.min(Math.max(y % 2 ? near + 1 : near - 1, 0), Math.ceil(height / 2) - 1);
    for (let x = 0; x < halfWidth; x++) {
      const a = near * halfWidth + x;
      const b = other * halfWidth + x;
      slopes[x] = 0.75 * slope[a] + 0.25 * slope[b];
      offsets[x] = 0.75 * offset[a] + 0.25 * offset[b];
    }
    for (let x = 0; x < width; x++, i++) {
      const a = x >> 1;
      const b = x % 2 ? Math.min(a + 1, halfWidth - 1) : Math.max(a - 1, 0);
      const value =
        (0.75 * slopes[a] + 0.25 * slopes[b]) * guide[i] + 0.75 * offsets[a] + 0.25 * offsets[b];
      plane[i] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
  }
}
