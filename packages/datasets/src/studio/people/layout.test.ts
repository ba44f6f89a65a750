import { describe, expect, it } from 'vitest';
import { layoutSchema, matching } from './layout.js';
import { makehumanLayout } from './makehuman-layout.js';

describe('layouts', () => {
  it('name one thing or, with asterisks, several', () => {
    const all = ['hair_a', 'hair_b', 'chair_a', 'a.b'];
    expect(matching(['hair_*'], all)).toEqual(['hair_a', 'hair_b']);
    expect(matching(['*_a', 'a.b'], all)).toEqual(['hair_a', 'chair_a', 'a.b']);
    expect(matching(['hair', 'a.?'], all)).toEqual([]);
  });

  it('must say which node each standard joint is', () => {
    const headless = { ...makehumanLayout.joints, head: undefined };
    expect(layoutSchema.safeParse(makehumanLayout).success).toBe(true);
    expect(layoutSchema.safeParse({ ...makehumanLayout, joints: headless }).success).toBe(false);
  });
});
