import type { AppearanceFlow } from '../contracts/appearance-flow.js';
import type { FlowMemoryEntry } from '../contracts/flow-memory.js';
import type { GeneratorOutput } from '../contracts/generator.js';
import type { Mask, RgbImage, Size } from '../contracts/image.js';
import { parsingLabels, type ParsingMap } from '../contracts/parsing.js';
import { keypointNames, type Pose } from '../contracts/pose.js';
import type { TorsoImage } from '../contracts/torso.js';
import type { WarpOutput } from '../contracts/warp-network.js';

/** What is wrong with a plugin's result, in a few words; undefined where it is as its contract says. */
type Problem = string | undefined;

export function problemOfPose(pose: Pose): Problem {
  const broken = keypointNames.find((name) => {
    const keypoint = pose?.[name];
    return ![keypoint?.x, keypoint?.y, keypoint?.score].every(Number.isFinite);
  });
  return broken && `keypoint ${broken} is ${JSON.stringify(pose?.[broken])}`;
}

export function problemOfMask(mask: Mask, size?: Size): Problem {
  return (
    problemOfSize('the mask', mask) ?? problemOfPlane('the mask', mask.data, size ?? mask, mask)
  );
}

export function problemOfParsing(parsing: ParsingMap, size: Size): Problem {
  for (const label of parsingLabels) {
    const problem = problemOfPlane(`plane '${label}'`, parsing?.planes?.[label], size, parsing);
    if (problem) return problem;
  }
  return undefined;
}

export function problemOfTorso(torso: TorsoImage, size: Size): Problem {
  return (
    problemOfImage('the torso image', torso?.image, size) ??
    problemOfPlane('the kept mask', torso.kept?.data, size, torso.kept)
  );
}

export function problemOfMemory(entries: readonly FlowMemoryEntry[]): Problem {
  if (!Array.isArray(entries)) return `what it keeps is ${String(entries)} instead of a list`;
  for (const entry of entries) {
    const problem = problemOfFlow('a flow that it keeps', entry?.flow) ?? problemOfPose(entry.pose);
    if (problem) return problem;
  }
  return undefined;
}

export function problemOfWarp(output: WarpOutput): Problem {
  return (
    problemOfFlow('the flow', output?.flow) ??
    problemOfFlow('the low-resolution flow', output.lowResolution)
  );
}

export function problemOfGenerated(output: GeneratorOutput, size: Size): Problem {
  for (const name of ['body', 'tryOn'] as const) {
    const problem = problemOfImage(name, output?.[name], size);
    if (problem) return problem;
  }
  for (const name of ['replaced', 'visible', 'shading'] as const) {
    const problem = problemOfPlane(name, output[name]?.data, size, output[name]);
    if (problem) return problem;
  }
  return undefined;
}

function problemOfFlow(name: string, flow: AppearanceFlow): Problem {
  const problem = problemOfSize(name, flow);
  if (problem) return problem;
  const expected = 2 * flow.width * flow.height;
  if (!(flow?.data instanceof Float32Array) || flow.data.length !== expected) {
    return `${name} has ${flow?.data?.length} values instead of 2 · ${flow?.width} · ${flow?.height}`;
  }
  return areFinite(flow.data) ? undefined : `${name} has values that are no finite numbers`;
}

/** What has a size has at least one pixel. */
function problemOfSize(name: string, size: Size | undefined): Problem {
  const isWhole = (length: unknown) => Number.isInteger(length) && Number(length) > 0;
  if (isWhole(size?.width) && isWhole(size?.height)) return undefined;
  return `${name} is ${describe(size)}`;
}

function problemOfImage(name: string, image: RgbImage | undefined, size: Size): Problem {
  if (image?.width !== size.width || image?.height !== size.height) {
    return `${name} is ${describe(image)} instead of ${describe(size)}`;
  }
  const expected = 3 * size.width * size.height;
  if (image.data?.length === expected) return undefined;
  return `${name} has ${image.data?.length} values instead of ${expected}`;
}

function problemOfPlane(
  name: string,
  plane: Float32Array | undefined,
  size: Size,
  own: Size | undefined,
): Problem {
  if (own?.width !== size?.width || own?.height !== size?.height) {
    return `${name} is ${describe(own)} instead of ${describe(size)}`;
  }
  const expected = size?.width * size?.height;
  if (!(plane instanceof Float32Array) || plane.length !== expected) {
    return `${name} has ${plane?.length} values instead of ${expected}`;
  }
  return areFinite(plane) ? undefined : `${name} has values that are no finite numbers`;
}

function describe(size: Size | undefined): string {
  return size ? `${size.width}×${size.height}` : 'missing';
}

function areFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return Number.isFinite(sum);
}
