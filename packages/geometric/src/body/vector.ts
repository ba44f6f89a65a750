import type { Point } from '@drapeflow/core';

export function add(a: Point, b: Point, factor = 1): Point {
  return { x: a.x + factor * b.x, y: a.y + factor * b.y };
}

export function subtract(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

export function middle(a: Point, b: Point): Point {
  return mix(a, b, 0.5);
}

export function mix(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

export function distance(a: Point, b: Point): number {
  return lengthOf(a.x - b.x, a.y - b.y);
}

/** Pixels by the hundred thousand ask for it: Math.hypot guards against overflow and is many times slower. */
export function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

export function unit(vector: Point): Point {
  const length = lengthOf(vector.x, vector.y) || 1;
  return { x: vector.x / length, y: vector.y / length };
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

export function smoothStep(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}
