/**
 * The point of a triangle that is closest to a place, as the shares of its corners a, b and c. By the regions that are
 * closest to a corner, to a side or to the triangle's inside (Ericson, Real-Time Collision Detection, 2005, 5.1.5).
 * @param corners nine numbers: a, b, c
 * @param closest is filled with the three shares, which sum to 1, and the squared distance
 */
export function closestOnTriangle(
  place: Float64Array,
  corners: Float64Array,
  closest: Float64Array,
): void {
  const px = place[0] - corners[0];
  const py = place[1] - corners[1];
  const pz = place[2] - corners[2];
  const ux = corners[3] - corners[0];
  const uy = corners[4] - corners[1];
  const uz = corners[5] - corners[2];
  const vx = corners[6] - corners[0];
  const vy = corners[7] - corners[1];
  const vz = corners[8] - corners[2];
  const uv = ux * vx + uy * vy + uz * vz;
  // How far the place lies along the two sides from a, seen from a, b and c.
  const ua = ux * px + uy * py + uz * pz;
  const va = vx * px + vy * py + vz * pz;
  const ub = ua - (ux * ux + uy * uy + uz * uz);
  const vb = va - uv;
  const uc = ua - uv;
  const vc = va - (vx * vx + vy * vy + vz * vz);
  // The triangles that the place makes with each side, seen from above: negative beyond the side.
  const overBc = ub * vc - uc * vb;
  const overCa = uc * va - ua * vc;
  const overAb = ua * vb - ub * va;
  let b = 0;
  let c = 0;
  if (ua <= 0 && va <= 0) {
    // Closest to a.
  } else if (ub >= 0 && vb <= ub) b = 1;
  else if (vc >= 0 && uc <= vc) c = 1;
  else if (overAb <= 0 && ua >= 0 && ub <= 0) b = ua / (ua - ub);
  else if (overCa <= 0 && va >= 0 && vc <= 0) c = va / (va - vc);
  else if (overBc <= 0 && vb >= ub && uc >= vc) {
    c = (vb - ub) / (vb - ub + uc - vc);
    b = 1 - c;
  } else {
    const area = overBc + overCa + overAb;
    b = overCa / area;
    c = overAb / area;
  }
  closest[0] = 1 - b - c;
  closest[1] = b;
  closest[2] = c;
  const dx = px - b * ux - c * vx;
  const dy = py - b * uy - c * vy;
  const dz = pz - b * uz - c * vz;
  closest[3] = dx * dx + dy * dy + dz * dz;
}
