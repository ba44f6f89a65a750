import {
  alignmentTensor,
  pageTensor,
  sizeAtLevel,
  type FlowMemoryEntry,
  type Garment,
  type NetworkConfiguration,
  type Pose,
  type Size,
  type Tensors,
} from '@drapeflow/core';

/** The score of an empty slot: its weight, e to the power of it, is 0. */
const empty = -1e4;

/** Nothing read yet, as a run of the network takes it. */
export function nothingRead({ warp }: NetworkConfiguration): Tensors {
  const [height, width] = sizeAtLevel(warp, warp.memoryLevel);
  const filled = (channels: number, value: number) => ({
    type: 'float32' as const,
    shape: [1, height, width, channels],
    data: new Float32Array(height * width * channels).fill(value),
  });
  return {
    largest: filled(1, empty),
    total: filled(1, 0),
    sum: filled(warp.memoryChannels + 2, 0),
  };
}

/** Turns what the flow memory keeps into what a run of the network takes. A flow is prepared once, and kept while it is. */
export class MemoryPages {
  private prepared = new Map<number, Float32Array>();
  private readonly size: Size;
  private readonly slots: number;

  constructor(
    { warp }: NetworkConfiguration,
    private readonly garment: Garment,
  ) {
    const [height, width] = sizeAtLevel(warp, warp.flowLevel);
    this.size = { width, height };
    this.slots = warp.memorySlots;
  }

  /**
   * The memory in portions of as many flows as one run takes, oldest first; at least one portion, if an empty one.
   * @param pose of the current frame, in pixels of a flow
   */
  portions(memory: readonly FlowMemoryEntry[], pose: Pose): Tensors[] {
    const kept = new Map<number, Float32Array>();
    for (const { index, flow } of memory) {
      kept.set(index, this.prepared.get(index) ?? pageTensor(flow, this.garment));
    }
    this.prepared = kept;
    const portions: Tensors[] = [];
    const count = Math.max(1, Math.ceil(memory.length / this.slots));
    for (let i = 0; i < count; i++) {
      portions.push(this.portion(memory.slice(i * this.slots, (i + 1) * this.slots), pose));
    }
    return portions;
  }

  private portion(entries: readonly FlowMemoryEntry[], pose: Pose): Tensors {
    const { width, height } = this.size;
    const flows = new Float32Array(this.slots * height * width * 3);
    const alignments = new Float32Array(this.slots * height * width * 2);
    const presence = new Float32Array(this.slots).fill(empty);
    entries.forEach((entry, slot) => {
      flows.set(this.prepared.get(entry.index)!, slot * height * width * 3);
      alignments.set(alignmentTensor(pose, entry.pose, this.size), slot * height * width * 2);
      presence[slot] = 0;
    });
    return {
      flows: { type: 'float32', shape: [this.slots, height, width, 3], data: flows },
      alignments: { type: 'float32', shape: [this.slots, height, width, 2], data: alignments },
      presence: { type: 'float32', shape: [this.slots, 1, 1, 1], data: presence },
    };
  }
}
