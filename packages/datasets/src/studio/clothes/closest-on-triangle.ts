/**
 * The point of a triangle that is closest to a place, as the shares of its corners a, b and c.
 * @param corners nine numbers: a, b, c
 * @param shares is filled with three numbers that sum to 1
 * @returns the squared distance
 */
export function closestOnTriangle(
  x: number,
  y: number,
  z: number,
  corners: Float64Array,
  shares: Float64Array,
): number {
  const [ax, ay, az] = [corners[0], corners[1], corners[2]];
  const [ux, uy, uz] = [corners[3] - ax, corners[4] - ay, corners[5] - az];
  const [vx, vy, vz] = [corners[6] - ax, corners[7] - ay, corners[8] - az];
  const [px, py, pz] = [x - ax, y - ay, z - az];
  const uu = ux * ux + uy * uy + uz * uz;
  const uv = ux * vx + uy * vy + uz * vz;
  const vv = vx * vx + vy * vy + vz * vz;
  const up = ux * px + uy * py + uz * pz;
  const vp = vx * px + vy * py + vz * pz;
  const area = uu * vv - uv * uv;
  let b = area > 0 ? (vv * up - uv * vp) / area : -1;
  let c = area > 0 ? (uu * vp - uv * up) / area : -1;
  if (b < 0 || c < 0 || b + c > 1) {
    // Outside: the closest point lies on one of the sides.
    let best = Infinity;
    for (let side = 0; side < 3; side++) {
      const [sb, sc, eb, ec] = sides[side];
      const [sx, sy, sz] = [sb * ux + sc * vx, sb * uy + sc * vy, sb * uz + sc * vz];
      const [dx, dy, dz] = [
        (eb - sb) * ux + (ec - sc) * vx,
        (eb - sb) * uy + (ec - sc) * vy,
        (eb - sb) * uz + (ec - sc) * vz,
      ];
      const along =
        ((px - sx) * dx + (py - sy) * dy + (pz - sz) * dz) / (dx * dx + dy * dy + dz * dz || 1);
      const part = Math.min(Math.max(along, 0), 1);
      const distance =
        (px - sx - part * dx) ** 2 + (py - sy - part * dy) ** 2 + (pz - sz - part * dz) ** 2;
      if (distance >= best) continue;
      best = distance;
      b = sb + part * (eb - sb);
      c = sc + part * (ec - sc);
    }
  }
  shares[0] = 1 - b - c;
  shares[1] = b;
  shares[2] = c;
  return (px - b * ux - c * vx) ** 2 + (py - b * uy - c * vy) ** 2 + (pz - b * uz - c * vz) ** 2;
}

/** Start and end of each side, as shares of b and c. */
const sides = [
  [0, 0, 1, 0],
  [1, 0, 0, 1],
  [0, 1, 0, 0],
] as const;
