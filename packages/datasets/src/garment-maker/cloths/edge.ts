/** How wide edges of a pattern are, centimetres: threads and ink run a little. */
const softness = 0.12;

/** How much of a place lies inside of an edge: 0 out … 1 in. @param inside centimetres, negative outside */
export function edge(inside: number): number {
  return Math.min(Math.max(inside / softness + 0.5, 0), 1);
}
