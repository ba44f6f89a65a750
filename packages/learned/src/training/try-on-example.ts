import {
  alignmentTensor,
  garmentTensor,
  imageTensor,
  parsingLabels,
  parsingTensor,
  poseInBox,
  poseMap,
  priorTensor,
  torsoTensor,
  trueFlowTensor,
  type AppearanceFlow,
  type DatasetFrame,
  type Graph,
  type Mask,
  type NetworkConfiguration,
  type Pose,
  type Size,
  type Tensor,
  type Tensors,
  type WarpNetwork,
} from '@drapeflow/core';
import type { SeenFrame, TryOnSample } from './try-on-sample.js';

/** What inputs of one frame are made of. */
interface ExampleFrame {
  readonly seen: SeenFrame;
  readonly truth: DatasetFrame;
  readonly prior: AppearanceFlow | undefined;
}

/** The sizes that inputs have. */
interface Sizes {
  readonly warp: Size;
  readonly generator: Size;
  readonly flow: Size;
}

/**
 * A sample as the inputs of a graph of `trainingGraph`, batch 1. Only what the graph reads is made.
 * @param prior the warp network whose flow the trained one begins with, ready for the sample's garment
 */
export async function tryOnExample(
  graph: Graph,
  { garment, frames }: TryOnSample,
  { warp, generator }: NetworkConfiguration,
  prior: WarpNetwork | undefined,
): Promise<Tensors> {
  const level = 2 ** warp.flowLevel;
  const flow = { width: warp.size.width / level, height: warp.size.height / level };
  const sizes = { warp: warp.size, generator: generator.size, flow };
  const known: ExampleFrame[] = [];
  for (const { seen, truth } of frames) {
    const priorFlow = await prior?.warp({ previous: undefined, ...seen, memory: [] });
    known.push({ seen, truth, prior: priorFlow?.flow });
  }
  const dataOf = (name: string): Float32Array => {
    if (name === 'garment') return garmentTensor(garment, sizes.warp);
    if (name === 'wornGarment') return garmentTensor(garment, sizes.generator);
    const [, time, kind] = /^frame(\d+)\.(.+)$/.exec(name)!;
    const frame = known[Number(time)];
    const [, earlier] = /^alignment(\d+)$/.exec(kind) ?? [];
    if (earlier === undefined) return inputs[kind as FrameInput](frame, sizes);
    return alignmentTensor(
      poseOfFlow(frame, sizes),
      poseOfFlow(known[Number(earlier)], sizes),
      sizes.flow,
    );
  };
  const tensors = graph.inputs.map(({ name, shape }): [string, Tensor] => [
    name,
    { type: 'float32', shape, data: dataOf(name) },
  ]);
  return Object.fromEntries(tensors);
}

type InputOf = (frame: ExampleFrame, sizes: Sizes) => Float32Array;
type FrameInput = keyof typeof inputs;

/** By the names of the graph's inputs. */
const inputs = {
  parsing: ({ seen }, { warp }) => parsingTensor(seen.parsing, warp),
  warpPose: ({ seen }, { warp }) => poseMap(seen.pose, sizeOf(seen), half(warp)),
  warpTorso: ({ seen }, { warp }) => torsoTensor(seen.torso, warp),
  prior: ({ prior }, { flow }) => priorTensor(prior!, flow),
  generatorPose: ({ seen }, { generator }) => poseMap(seen.pose, sizeOf(seen), half(generator)),
  generatorTorso: ({ seen }, { generator }) => torsoTensor(seen.torso, generator),
  frame: ({ truth }, { generator }) => imageTensor(truth.image, generator),
  clothes: ({ truth }, { generator }) =>
    garmentTensor({ image: truth.image, mask: clothesOf(truth) }, generator),
  trueFlow: ({ truth }, { flow }) => trueFlowTensor(truth.worn!.flow, flow),
} as const satisfies Record<string, InputOf>;

const upperClothes = parsingLabels.indexOf('upper-clothes');

/** Where the garment is: known exactly, or as far as labels tell. */
function clothesOf({ worn, labels }: DatasetFrame): Mask {
  if (worn) return worn.mask;
  const { width, height, data } = labels!;
  return {
    width,
    height,
    data: Float32Array.from(data, (label) => Number(label === upperClothes)),
  };
}

function poseOfFlow({ seen }: ExampleFrame, { flow }: Sizes): Pose {
  return poseInBox(seen.pose, { x: 0, y: 0, ...sizeOf(seen) }, flow);
}

function sizeOf({ torso: { image } }: SeenFrame): Size {
  return { width: image.width, height: image.height };
}

function half({ width, height }: Size): Size {
  return { width: width / 2, height: height / 2 };
}
