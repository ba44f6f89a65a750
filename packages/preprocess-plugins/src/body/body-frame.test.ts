import { mapPose } from '@drapeflow/core';
import { paperDoll } from '@drapeflow/core/testing';
import { describe, expect, it } from 'vitest';
import { bodyFrame } from './body-frame.js';

describe('bodyFrame', () => {
  it('measures a body seen from the front', () => {
    const body = bodyFrame(paperDoll().pose);
    expect(body.origin).toEqual({ x: 96, y: 80 });
    expect(body.down).toEqual({ x: 0, y: 1 });
    expect(body.torsoLength).toBe(84);
    expect(body.scale).toBe(56);
    expect(body.halfShoulders).toBe(28);
    expect(body.halfHips).toBe(18);
    expect(body.limbs).toHaveLength(12);
    expect(body.head?.down.y).toBeCloseTo(1);
  });

  it('leaves out limbs and a head that were not seen', () => {
    const { pose } = paperDoll();
    const hidden = mapPose((name) => {
      const isHidden = /left(Wrist|Knee)|nose|Eye|Ear/.test(name);
      return { ...pose[name], score: isHidden ? 0.05 : 0.9 };
    });
    const body = bodyFrame(hidden);
    const left = body.limbs.filter(({ name }) => name.startsWith('left'));
    expect(left.map(({ part }) => part)).toEqual(['upperArm']);
    expect(body.head).toBeUndefined();
  });

  it('guesses hips that are out of the picture from the shoulders', () => {
    const { pose } = paperDoll();
    const body = bodyFrame(
      mapPose((name) => ({ ...pose[name], score: name.endsWith('Hip') ? 0 : 0.9 })),
    );
    expect(body.down).toEqual({ x: 0, y: 1 });
    expect(body.torsoLength).toBe(84);
  });

  it('stays finite when all joints fall together', () => {
    const body = bodyFrame(mapPose(() => ({ x: 5, y: 5, score: 0.9 })));
    expect([body.scale, body.torsoLength, body.halfHips].every((value) => value > 0)).toBe(true);
  });
});
