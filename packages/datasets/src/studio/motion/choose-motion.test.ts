import { RandomNumbers } from '@drapeflow/core';
import { describe, expect, it } from 'vitest';
import { stickPerson } from '../../testing/stick-person.js';
import { chooseMotion, suits } from './choose-motion.js';
import { randomKinds } from './random-motion.js';
import type { Clip, RecordedMotions } from './read-motions.js';

const person = stickPerson();

function clip(name: string, handInTorso: Record<string, number> = {}): Clip {
  return {
    ...{ name, category: 'stand', frames: 2 },
    roots: new Float32Array(6),
    turns: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1]),
    handInTorso: new Map(Object.entries(handInTorso)),
  };
}

function chosen(motions?: RecordedMotions): string[] {
  const random = new RandomNumbers(4);
  return Array.from({ length: 300 }, () => chooseMotion(random, person, motions).name);
}

describe('the choice of a motion', () => {
  it('is among all that are made up where nothing is recorded', () => {
    expect(new Set(chosen())).toEqual(new Set(Object.keys(randomKinds)));
  });

  it('is half of the time among recorded ones that suit', () => {
    const clips = [clip('idle_1'), clip('stretch_toetouch_1'), clip('hug', { stick: 0.06 })];
    const names = chosen({
      clips,
      framesPerSecond: 30,
      referenceRootHeight: 0.9,
      animatedJoints: ['root'],
      staticJoints: new Map(),
    });
    const recorded = names.filter((name) => !(name in randomKinds));
    expect(new Set(recorded)).toEqual(new Set(['idle_1']));
    // Of 300 tosses of a coin, 150 ± 4 standard deviations.
    expect(Math.abs(recorded.length - 150)).toBeLessThan(35);
  });

  it('avoids clips in which hands enter the person', () => {
    expect(suits(clip('a', { stick: 0.049, other: 0.2 }), person)).toBe(true);
    expect(suits(clip('a', { stick: 0.051, other: 0 }), person)).toBe(false);
    expect(suits(clip('a', { other: 0.2, another: 0 }), person)).toBe(false);
  });

  it('avoids deep bends', () => {
    for (const name of ['stretch_updown_1', 'bend_scoop', 'wash_self_a', 'dance_indian_3']) {
      expect(suits(clip(name), person), name).toBe(false);
    }
    expect(suits(clip('wash_self_b'), person)).toBe(true);
  });
});
