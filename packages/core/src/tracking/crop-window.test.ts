import { describe, expect, it } from 'vitest';
import { mapPose } from '../arithmetic/pose-in-box.js';
import type { Box } from '../contracts/image.js';
import { keypointNames, type Pose } from '../contracts/pose.js';
import { paperDoll } from '../testing/paper-doll.js';
import { CropWindow } from './crop-window.js';

const size = { width: 192, height: 256 };
const doll = paperDoll().pose;

function placed(dx: number, dy = 0, scale = 1): Pose {
  return mapPose((name) => ({
    x: scale * doll[name].x + dx,
    y: scale * doll[name].y + dy,
    score: 0.9,
  }));
}

function holds(box: Box, pose: Pose): boolean {
  return keypointNames
    .filter((name) => !/Knee|Ankle/.test(name))
    .every((name) => {
      const { x, y } = pose[name];
      return x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height;
    });
}

function last(window: CropWindow, poses: readonly Pose[]): Box {
  return poses.map((pose) => window.next(pose)).at(-1)!;
}

describe('the crop window', () => {
  it('has the proportions of the working size and holds head, arms and hips', () => {
    const box = new CropWindow(size).next(doll);
    expect(box.width / box.height).toBeCloseTo(3 / 4, 10);
    expect(holds(box, doll)).toBe(true);
    const torso = doll.leftHip.y - doll.leftShoulder.y;
    expect(doll.leftEye.y - box.y).toBeGreaterThan(0.3 * torso);
    expect(box.y + box.height - doll.leftHip.y).toBeGreaterThan(0.3 * torso);
    expect(box.height).toBeLessThan(3 * torso);
  });

  it('does not move at all while a person only trembles', () => {
    const window = new CropWindow(size);
    const first = window.next(doll);
    for (let frame = 0; frame < 100; frame++) {
      const tremble = 1.5 * Math.sin(frame);
      expect(window.next(placed(tremble, -tremble))).toEqual(first);
    }
  });

  it('follows a walking person without leaving joints outside, and without jerks', () => {
    const window = new CropWindow(size);
    let previous = window.next(doll);
    let step = 0;
    for (let frame = 1; frame < 120; frame++) {
      const speed = Math.min(6, 0.3 * frame);
      const pose = placed(speed * frame, 0);
      const box = window.next(pose);
      expect(holds(box, pose)).toBe(true);
      const moved = box.x + box.width / 2 - previous.x - previous.width / 2;
      expect(Math.abs(moved - step)).toBeLessThan(4);
      [previous, step] = [box, moved];
    }
  });

  it('grows with a person who comes nearer', () => {
    const window = new CropWindow(size);
    const start = window.next(doll);
    const poses = Array.from({ length: 60 }, (_, frame) => placed(0, 0, 1 + frame / 40));
    const end = last(window, [...poses, ...Array<Pose>(60).fill(poses.at(-1)!)]);
    expect(end.height / start.height).toBeGreaterThan(2.2);
    expect(holds(end, poses.at(-1)!)).toBe(true);
  });

  it('opens for spread arms at once and closes slowly', () => {
    const window = new CropWindow(size);
    const narrow = window.next(doll);
    const spread: Pose = {
      ...doll,
      leftElbow: { x: 170, y: 80, score: 0.9 },
      leftWrist: { x: 215, y: 80, score: 0.9 },
      rightElbow: { x: 22, y: 80, score: 0.9 },
      rightWrist: { x: -23, y: 80, score: 0.9 },
    };
    const wide = window.next(spread);
    expect(holds(wide, spread)).toBe(true);
    const settled = last(window, Array<Pose>(30).fill(spread));
    const next = window.next(doll);
    expect(next.height).toBeGreaterThan(0.95 * settled.height);
    const closed = last(window, Array<Pose>(200).fill(doll));
    expect(closed.height).toBeLessThan(1.1 * narrow.height);
  });

  it('starts anew where the person is suddenly elsewhere', () => {
    const window = new CropWindow(size);
    window.next(doll);
    const elsewhere = placed(2000, 500);
    expect(window.next(elsewhere)).toEqual(new CropWindow(size).next(elsewhere));
  });

  it('stays of a sensible size for a person seen from the side whose hips are hidden', () => {
    const window = new CropWindow(size);
    window.next(doll);
    const aside = mapPose((name) => ({
      ...doll[name],
      x: 96 + 0.15 * (doll[name].x - 96),
      score: name.includes('Hip') ? 0.05 : 0.9,
    }));
    const box = last(window, Array<Pose>(60).fill(aside));
    expect(holds(box, aside)).toBe(true);
    expect(box.height).toBeGreaterThan(150);
  });
});
