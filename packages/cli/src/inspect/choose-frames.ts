/** Which frames are shown. */
export interface ChosenFrames {
  has(index: number): boolean;
  /** Nothing after it is shown; undefined where there is no end. */
  readonly last: number | undefined;
}

const standardCount = 6;
/** Where the number of frames is not known. */
const standardEvery = 30;

/** The frames that were asked for, else six, each in the middle of a sixth of the video. */
export function chooseFrames(
  {
    frames,
    every,
  }: { readonly frames?: readonly number[] | undefined; readonly every?: number | undefined },
  frameCount: number | undefined,
): ChosenFrames {
  if (every === undefined && (frames || frameCount !== undefined)) {
    const list = frames ?? spread(frameCount!);
    return { has: (index) => list.includes(index), last: Math.max(...list) };
  }
  return { has: (index) => index % (every ?? standardEvery) === 0, last: undefined };
}

function spread(frameCount: number): number[] {
  const count = Math.min(standardCount, frameCount);
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * frameCount) / count));
}
