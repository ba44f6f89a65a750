import {
  cropPlane,
  isCovered,
  noGarment,
  type AppearanceFlow,
  type WornGarment,
} from '@drapeflow/core';
import { nearest, type CropPixels } from './crop-plane.js';

/** Neighbours that are further apart in the garment than this many of a frame's pixels belong to different parts. */
const largestStep = 24;

/**
 * Cuts out how a garment lies. Between pixels flow and shading are read from those neighbours that show the same part of
 * the garment as the nearest one; where that shows none, and past the frame, there is none.
 */
export function cropWorn({ mask, flow, shading }: WornGarment, pixels: CropPixels): WornGarment {
  const { width, height, from, columns, rows } = pixels;
  const data = new Float32Array(2 * width * height).fill(noGarment);
  const light = new Float32Array(3 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    corners[0] = corners[1] = rows.first[y]! * from.width;
    corners[2] = corners[3] = rows.second[y]! * from.width;
    const nearestRow = nearest(rows, y) * from.width;
    for (let x = 0; x < width; x++, at++) {
      const closest = nearestRow + nearest(columns, x);
      const isInside = columns.isInside[x] === 1 && rows.isInside[y] === 1;
      if (isInside && isCovered(flow, 2 * closest)) {
        place(corners, columns.first[x]!, columns.second[x]!, columns.share[x]!, rows.share[y]!);
        readAt(flow, shading, closest, at, data, light);
      } else {
        for (let c = 0; c < 3; c++) light[3 * at + c] = shading[3 * closest + c]!;
      }
    }
  }
  return {
    mask: { width, height, data: cropPlane(mask.data, from, pixels.box, pixels) },
    flow: { width, height, data },
    shading: light,
  };
}

/** The rows' first pixels of the four neighbours of a place, the neighbours, and how much each counts. */
const corners = new Int32Array(4);
const neighbours = new Int32Array(4);
const weights = new Float32Array(4);

function place(rows: Int32Array, left: number, right: number, across: number, down: number): void {
  for (let i = 0; i < 4; i++) {
    neighbours[i] = rows[i]! + (i % 2 === 0 ? left : right);
    weights[i] = (i % 2 === 0 ? 1 - across : across) * (i < 2 ? 1 - down : down);
  }
}

/** @param closest the neighbour that tells which part of the garment it is; `at` the pixel that is written */
function readAt(
  flow: AppearanceFlow,
  shading: Float32Array,
  closest: number,
  at: number,
  data: Float32Array,
  light: Float32Array,
): void {
  let total = 0;
  let u = 0;
  let v = 0;
  for (let i = 0; i < 4; i++) {
    const from = neighbours[i]!;
    const weight = weights[i]!;
    if (weight === 0 || !isSamePart(flow, from, closest)) continue;
    total += weight;
    u += weight * flow.data[2 * from]!;
    v += weight * flow.data[2 * from + 1]!;
    for (let c = 0; c < 3; c++) light[3 * at + c]! += weight * shading[3 * from + c]!;
  }
  data[2 * at] = u / total;
  data[2 * at + 1] = v / total;
  for (let c = 0; c < 3; c++) light[3 * at + c]! /= total;
}

function isSamePart(flow: AppearanceFlow, a: number, b: number): boolean {
  if (!isCovered(flow, 2 * a)) return false;
  const across = flow.data[2 * a]! - flow.data[2 * b]!;
  const along = flow.data[2 * a + 1]! - flow.data[2 * b + 1]!;
  return Math.max(Math.abs(across), Math.abs(along)) * flow.width <= largestStep;
}
