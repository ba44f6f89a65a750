import { describe, expect, it } from 'vitest';
import type { Texture } from './texture.js';
import { triangleOpacity } from './triangle-opacity.js';

/** Opaque but for the columns `from` … `to` − 1 of its sixteen. */
function gapped(from: number, to: number): Texture {
  const data = new Uint8Array(4 * 16 * 16);
  for (let i = 0; i < 256; i++) data[4 * i + 3] = i % 16 >= from && i % 16 < to ? 127 : 128;
  return { width: 16, height: 16, channels: 4, data };
}

/** Two triangles, from the texture's left edge to its middle and from there to its right edge. */
const uvs = Float32Array.of(0, 0, 0.5, 0, 0, 1, 1, 0, 1, 1);
const indices = Uint32Array.of(0, 1, 2, 1, 3, 4);

describe('triangleOpacity', () => {
  const of = (texture: Texture) => triangleOpacity({ texture, uvs, indices });

  it('calls triangles whole from which no texel that is half clear can be read', () => {
    expect([...of(gapped(0, 0)).isWhole]).toEqual([1, 1]);
    expect([...of(gapped(15, 16)).isWhole]).toEqual([1, 0]);
    expect([...of(gapped(3, 4)).isWhole]).toEqual([0, 1]);
    // Beside the middle, between the two: each is read there, too.
    expect([...of(gapped(8, 9)).isWhole]).toEqual([0, 0]);
  });

  it('calls triangles solid whose middle is more than half opaque', () => {
    // The middles are at a sixth and at five sixths of the way across.
    expect([...of(gapped(0, 8)).isSolid]).toEqual([0, 1]);
    expect([...of(gapped(15, 16)).isSolid]).toEqual([1, 1]);
  });

  it('looks again where another surface has the texture', () => {
    const texture = gapped(8, 16);
    expect([...of(texture).isSolid]).toEqual([1, 0]);
    const swapped = Uint32Array.of(1, 3, 4, 0, 1, 2);
    expect([...triangleOpacity({ texture, uvs, indices: swapped }).isSolid]).toEqual([0, 1]);
  });
});
