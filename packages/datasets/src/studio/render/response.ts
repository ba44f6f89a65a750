/** The exponent between light and the values of a picture, about sRGB's. */
const gamma = 2.2;

/** The light that makes a value of 0…255, 0…1. */
export const lightOf = Float64Array.from({ length: 256 }, (_, value) => (value / 255) ** gamma);

const stepsPerUnit = 1024;
const brightest = 4;
/** Over the square root of the light, along which the response is almost straight. */
const responses = Float64Array.from(
  { length: brightest * stepsPerUnit + 2 },
  (_, step) => (step / stepsPerUnit) ** (2 / gamma),
);

/** What the values of a picture are multiplied by where `light` times as much light falls; 1 at 1. */
export function responseTo(light: number): number {
  const at = Math.min(Math.sqrt(light), brightest) * stepsPerUnit;
  const step = at | 0;
  return responses[step] + (at - step) * (responses[step + 1] - responses[step]);
}
