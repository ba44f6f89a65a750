import type { Mask, Point, Pose, Size } from '@drapeflow/core';
import type { BodyFrame, Limb } from '../body/body-frame.js';
import { smoothStep } from '../body/smooth-step.js';

/**
 * Where any top could lie on this body, by its pose alone: torso, neck's root and arms to just past the wrists,
 * with a margin (after the clothing-agnostic image of HR-VITON, Lee et al., 2022).
 */
export function reachableRegion(pose: Pose, body: BodyFrame, { width, height }: Size): Mask {
  const canvas = { width, height, data: new Float32Array(width * height) };
  const unit = body.scale / 16 + width / 768;
  const softness = width / 192;
  const armRadius = 4.3 * unit;
  const { leftShoulder, rightShoulder } = pose;
  paint(canvas, boxOf([leftShoulder, rightShoulder], armRadius + softness), (x, y) =>
    smoothStep(
      armRadius + softness,
      armRadius - softness,
      fromLine(x, y, leftShoulder, rightShoulder),
    ),
  );
  for (const limb of body.limbs) {
    if (limb.part !== 'upperArm' && limb.part !== 'forearm') continue;
    const isForearm = limb.part === 'forearm';
    paint(canvas, boxOf([limb.from, limb.to], armRadius + 2 * softness), (x, y) => {
      const beside = fromLine(x, y, limb.from, limb.to);
      const cover = smoothStep(armRadius + softness, armRadius - softness, beside);
      return isForearm ? cover * (1 - handShare(x, y, limb)) : cover;
    });
  }
  const corners = torsoCorners(pose, body);
  const torsoMargin = 3 * unit;
  paint(canvas, boxOf(corners, torsoMargin + softness), (x, y) =>
    smoothStep(torsoMargin + softness, torsoMargin - softness, fromPolygon(x, y, corners)),
  );
  const neck = { x: body.origin.x, y: body.origin.y - 1.5 * unit };
  paint(canvas, boxOf([neck], 4 * unit + softness), (x, y) => {
    const aside = Math.max(Math.abs(x - neck.x), Math.abs(y - neck.y));
    return smoothStep(4 * unit + softness, 4 * unit - softness, aside);
  });
  return canvas;
}

/** From where a sleeve ends to past the fingertips. */
export function handRegion(body: BodyFrame, { width, height }: Size): Mask {
  const canvas = { width, height, data: new Float32Array(width * height) };
  for (const hand of body.limbs) {
    const forearm = body.limbs.find((limb) => limb.part === 'forearm' && limb.to === hand.from);
    if (hand.part !== 'hand' || !forearm) continue;
    paint(canvas, boxOf([hand.from, hand.to], 2.5 * hand.radius), (x, y) => {
      const beside = fromLine(x, y, hand.from, hand.to) / hand.radius;
      return handShare(x, y, forearm) * smoothStep(2.5, 2, beside);
    });
  }
  return canvas;
}

/** 0 where a sleeve can reach, to just past the wrist, and 1 beyond. */
function handShare(x: number, y: number, forearm: Limb): number {
  return smoothStep(1.07, 1.17, alongLine(x, y, forearm.from, forearm.to));
}

/** Shoulders and hips; hips are drawn as wide as the clothes over them. */
function torsoCorners(pose: Pose, body: BodyFrame): readonly Point[] {
  const { origin, down, torsoLength, halfHips, scale } = body;
  const middle = { x: origin.x + down.x * torsoLength, y: origin.y + down.y * torsoLength };
  const half = Math.min(2.2 * halfHips, 0.45 * scale);
  const sign = pose.leftShoulder.x >= pose.rightShoulder.x ? 1 : -1;
  const hip = (side: number): Point => ({
    x: middle.x + side * half * down.y,
    y: middle.y - side * half * down.x,
  });
  return [pose.rightShoulder, pose.leftShoulder, hip(sign), hip(-sign)];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(points: readonly Point[], margin: number): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    left: Math.floor(Math.min(...xs) - margin),
    top: Math.floor(Math.min(...ys) - margin),
    right: Math.ceil(Math.max(...xs) + margin),
    bottom: Math.ceil(Math.max(...ys) + margin),
  };
}

/** Raises each pixel of a box to a shape's cover there, 0…1. */
function paint(mask: Mask, box: Box, cover: (x: number, y: number) => number): void {
  for (let y = Math.max(0, box.top); y < Math.min(mask.height, box.bottom); y++) {
    for (let x = Math.max(0, box.left); x < Math.min(mask.width, box.right); x++) {
      const i = y * mask.width + x;
      if (mask.data[i] < 1) mask.data[i] = Math.max(mask.data[i], cover(x + 0.5, y + 0.5));
    }
  }
}

/** Where along a line a point lies: 0 at its start, 1 at its end. */
function alongLine(x: number, y: number, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return ((x - from.x) * dx + (y - from.y) * dy) / Math.max(dx * dx + dy * dy, 1e-6);
}

/** Distance from a line with ends. */
function fromLine(x: number, y: number, from: Point, to: Point): number {
  const t = Math.min(1, Math.max(0, alongLine(x, y, from, to)));
  const dx = x - from.x - t * (to.x - from.x);
  const dy = y - from.y - t * (to.y - from.y);
  return Math.sqrt(dx * dx + dy * dy);
}

/** Distance from a polygon, 0 inside. */
function fromPolygon(x: number, y: number, corners: readonly Point[]): number {
  let inside = false;
  let distance = Infinity;
  for (let i = 0; i < corners.length; i++) {
    const to = corners[i];
    const from = corners[(i + corners.length - 1) % corners.length];
    distance = Math.min(distance, fromLine(x, y, from, to));
    const crosses = from.y > y !== to.y > y;
    if (crosses && x < ((from.x - to.x) * (y - to.y)) / (from.y - to.y) + to.x) inside = !inside;
  }
  return inside ? 0 : distance;
}
